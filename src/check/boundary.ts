/** Keeps an error of the check itself from hiding what is wrong with other files. */
import type { Problem } from './problem.ts';

/** What is reported of a file, or of the whole content, whose judgement failed: an error of the check, not of the person who wrote the file. */
export function unjudged(file: string, error: unknown): Problem {
  return {
    file,
    rule: 'judged',
    message: `This could not be judged (${String(error).slice(0, 200)}).`,
    fix: 'The check itself has an error here. Please report it, together with the file that you changed last.',
  };
}

/** The result of a judgement; or if that fails, one for the problem that says so. */
export function guarded<Result>(
  file: string,
  judge: () => Result,
  otherwise: (problem: Problem) => Result,
): Result {
  try {
    return judge();
  } catch (error) {
    return otherwise(unjudged(file, error));
  }
}
