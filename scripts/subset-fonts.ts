/** `npm run fonts`: cuts the typeface to the characters in use and measures its fallback. */
import { runCommand } from '../src/base/command.ts';
import { writeFonts } from '../src/publishing/fonts/write.ts';

await runCommand(async () => ({ status: 0, output: (await writeFonts()).join('\n') }));
