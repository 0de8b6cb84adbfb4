/** Judges all content: before a build, which stops if anything is wrong, and when writing begins. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent } from '../../check/check-content.ts';
import { textReport, workflowReport } from '../../check/report.ts';
import { judgedFor } from '../../check/today.ts';
import { settings } from '../../settings.ts';
import { shownPictures } from './unused-pictures.ts';

/** Thrown to stop the build; the report has been printed before. */
class ContentError extends Error {
  override name = 'ContentError';
  constructor(count: number) {
    super(
      `The site was not built: ${count} ${count === 1 ? 'problem' : 'problems'} in the content, see above.`,
    );
    delete this.stack;
  }
}

/**
 * @param contentFolder path of the content folder, absolute or from the project's root.
 * @param pictures is filled with the names of the pictures that the site may show.
 */
export function contentCheck(contentFolder: string, pictures: Set<string>): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(config.root);
        const { files, problems } = await checkContent(resolve(root, contentFolder), root, {
          today: judgedFor(settings.buildDay),
        });
        for (const name of shownPictures(files, settings)) pictures.add(name);
        if (problems.length === 0) return;
        if (process.env['GITHUB_ACTIONS'] === 'true')
          console.log(`\n${workflowReport(problems, randomUUID())}\n`);
        else console.error(`\n${textReport(problems)}\n`);
        // Who writes has to see the other pages in the meantime.
        if (command === 'build') throw new ContentError(problems.length);
      },
    },
  };
}
