/**
 * `npm run deploy-files -- FOLDER`: writes the configuration of nginx and Caddy for
 * the address in the settings; without a folder, the example in the repository.
 */
import { readOptions, runCommand } from '../src/base/command.ts';
import { writeDeployFiles } from '../src/publishing/deploy/files.ts';
import { settings } from '../src/settings.ts';

await runCommand(() => {
  const { positionals } = readOptions(
    process.argv.slice(2),
    { allowPositionals: true },
    'npm run deploy-files -- FOLDER',
  );
  return { status: 0, output: writeDeployFiles(positionals[0], settings).join('\n') };
});
