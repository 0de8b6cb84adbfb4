/**
 * `npm run deploy-files -- FOLDER`: writes the configuration of nginx and Caddy for
 * the address in the settings; without a folder, the example in the repository.
 */
import { runCommand } from '../src/base/command.ts';
import { runDeployFiles } from '../src/publishing/deploy/files.ts';

await runCommand(() => runDeployFiles(process.argv.slice(2)));
