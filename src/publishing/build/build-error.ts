/** Reasons why a build fails that are not in the content, in words for the person who started it. */

export class BuildError extends Error {
  override name = 'BuildError';
  constructor(message: string) {
    super(message);
    // The place in the program does not help to fix it.
    delete this.stack;
  }
}

/** Errors of the file system by code (errno(3)), and how to fix them. */
const ERRORS: readonly [codes: readonly string[], text: RegExp, message: string][] = [
  [
    ['ENOSPC'],
    /ENOSPC|no space left on device|os error 28\b/i,
    'The disk is full. Free some space and build again.',
  ],
  [
    ['EDQUOT'],
    /EDQUOT|disk quota exceeded|os error 122\b/i,
    'Your disk quota is exceeded. Free some space and build again.',
  ],
  [
    ['EFBIG'],
    /EFBIG|file too large|os error 27\b/i,
    'A file exceeds the size limit (see "ulimit -f"). Raise the limit and build again.',
  ],
  [
    ['EROFS'],
    /EROFS|read-only file system|os error 30\b/i,
    'The disk is read-only. Choose a writable one with OUT_DIR and CACHE_DIR.',
  ],
  [
    ['EACCES', 'EPERM'],
    /EACCES|EPERM|permission denied/i,
    'You have no permission to write there. Choose another folder with OUT_DIR and CACHE_DIR, or change the permissions.',
  ],
  [
    ['ENOTDIR', 'EEXIST'],
    /ENOTDIR/,
    'There is a file where a folder is needed. Move it, or choose another folder with OUT_DIR and CACHE_DIR.',
  ],
  [
    ['EBUSY', 'EXDEV'],
    /EBUSY|EXDEV/,
    'The folder cannot be replaced, because a disk is mounted there or a program uses it. Choose a folder inside it with OUT_DIR.',
  ],
  [
    ['EMFILE', 'ENFILE'],
    /EMFILE|ENFILE|too many open files/i,
    'Too many files are open (see "ulimit -n"). Raise the limit and build again.',
  ],
];

/**
 * Explains an error of the file system, even if another program wrapped it or only
 * mentions it in a message.
 *
 * @param folders to which the build writes; some errors do not say where they occurred.
 * @returns undefined for any other error.
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

/** Prints why a build failed, and sets the exit status. */
export function reportError(error: unknown): void {
  const { loc, hint } = error as {
    loc?: { file?: string; line?: number; column?: number };
    hint?: string;
  };
  const place = loc?.file && [loc.file, loc.line, loc.line && loc.column].filter(Boolean).join(':');
  console.error(
    `\n${[place, error instanceof Error ? (error.stack ?? error.message) : String(error), hint].filter(Boolean).join('\n')}\n\nThe old site has not changed.`,
  );
  process.exitCode = 1;
}
