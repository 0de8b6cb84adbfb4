/** Judges all content before the build, and stops it if anything is wrong. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent } from '../lib/content-check/check-content.ts';
import { formatProblems } from '../lib/content-check/problem.ts';

/** Thrown to stop the build; the report has been printed before. */
class ContentError extends Error {
  override name = 'ContentError';
  constructor(count: number) {
    super(`The site was not built: ${count} ${count === 1 ? 'problem' : 'problems'} in the content, see above.`);
    delete this.stack;
  }
}

/** @param contentFolder path of the content folder, absolute or from the project's root. */
export function contentCheck(contentFolder: string): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build') return;
        const root = fileURLToPath(config.root);
        const { problems } = await checkContent(resolve(root, contentFolder), root);
        if (problems.length === 0) return;
        console.error(`\n${formatProblems(problems)}\n`);
        throw new ContentError(problems.length);
      },
    },
  };
}
