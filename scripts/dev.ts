/** `npm run dev`: shows each change as it is written, drafts included, until Ctrl+C. */
import { serveWhileWriting } from '../src/publishing/serve.ts';

await serveWhileWriting();
