/** What keeps a build from its end and is no error of the content, in words for the person who started it. */

export class BuildError extends Error {
  override name = 'BuildError';
  constructor(message: string) {
    super(message);
    // Where in the program it was noticed helps nobody to fix it.
    delete this.stack;
  }
}

/** Errors of the file system by their code (errno(3)), and how to fix them. */
const ERRORS: readonly [codes: readonly string[], text: RegExp, message: string][] = [
  [
    ['ENOSPC'],
    /ENOSPC|no space left on device|os error 28\b/i,
    'The disk is full. Make room, and build again.',
  ],
  [
    ['EDQUOT'],
    /EDQUOT|disk quota exceeded|os error 122\b/i,
    'You may not store more on this disk (quota). Make room, and build again.',
  ],
  [
    ['EFBIG'],
    /EFBIG|file too large|os error 27\b/i,
    'A file would be larger than you may write (see "ulimit -f"). Raise the limit, and build again.',
  ],
  [
    ['EROFS'],
    /EROFS|read-only file system|os error 30\b/i,
    'The disk can only be read. Build on one that can be written, with OUT_DIR and CACHE_DIR.',
  ],
  [
    ['EACCES', 'EPERM'],
    /EACCES|EPERM|permission denied/i,
    'The right to write there is missing. Choose another folder with OUT_DIR and CACHE_DIR, or change the rights.',
  ],
  [
    ['ENOTDIR', 'EEXIST'],
    /ENOTDIR/,
    'A file stands where a folder has to be. Move it, or choose another folder with OUT_DIR and CACHE_DIR.',
  ],
  [
    ['EBUSY', 'EXDEV'],
    /EBUSY|EXDEV/,
    'The folder cannot be replaced as a whole, because a disk is mounted there or a program uses it. Choose a folder inside it with OUT_DIR.',
  ],
  [
    ['EMFILE', 'ENFILE'],
    /EMFILE|ENFILE|too many open files/i,
    'Too many files are open at once (see "ulimit -n"). Raise the limit, and build again.',
  ],
];

/**
 * Explains an error of the file system, also one that another program wrapped
 * or only told in its message.
 *
 * @param folders to which the build writes; some errors do not say where they happened.
 * @returns undefined if it is none.
 */
export function explainError(error: unknown, folders: readonly string[]): BuildError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const error = ERRORS.find(([codes, text]) =>
      code === undefined ? text.test(message) : codes.includes(code),
    );
    if (error)
      return new BuildError(
        `${error[2]}\n  The build writes to ${folders.join(' and ')}: ${
          message
            .split('\n')
            .find((line) => error[1].test(line))
            ?.trim() ?? message
        }`,
      );
  }
  return undefined;
}

/** Prints why a build failed, and makes the process fail. */
export function reportError(error: unknown): void {
  const { loc, hint } = error as {
    loc?: { file?: string; line?: number; column?: number };
    hint?: string;
  };
  const place = loc?.file && [loc.file, loc.line, loc.line && loc.column].filter(Boolean).join(':');
  console.error(
    `\n${[place, error instanceof Error ? (error.stack ?? error.message) : String(error), hint].filter(Boolean).join('\n')}\n\nWhat was there before is as it was.`,
  );
  process.exitCode = 1;
}
