/** When files and their lines were written, from the history of the repository. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { promisify } from 'node:util';
import type { PartialDate } from './dates.ts';

const run = promisify(execFile);

/** When something came onto the site, and when it last changed. */
export interface Days {
  /** Day on which it came. */
  readonly added: PartialDate;
  /** Day of its last change; the same if there was none. */
  readonly changed: PartialDate;
}

/** A file counts from when it came under whichever name; a new name alone is no change. */
export interface FileHistory extends Days {
  /** On which day each line was last changed. */
  readonly lines: readonly PartialDate[];
}

/** The history of a folder. Paths are from the root of the repository. */
export interface FolderHistory {
  /** By the path of the file. */
  readonly files: ReadonlyMap<string, FileHistory>;
  /** The last day on which a file was removed from a folder, by the path of the folder. */
  readonly removals: ReadonlyMap<string, PartialDate>;
}

/** Settings of the user that would change what is read here. */
const PLAIN = ['-c', 'core.quotePath=false', '-c', 'color.ui=false'];

const PATCH = ['-p', '--unified=0', '-M', '--no-ext-diff', '--src-prefix=a/', '--dst-prefix=b/'];

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const options = { cwd: folder, maxBuffer: 1024 ** 3 };
    return (await run('git', [...PLAIN, ...args], options)).stdout;
  } catch {
    return undefined;
  }
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** The lines of a patch that say which file it is about, with the path behind each. */
const HEADER = /^(diff|rename from|rename to|--- a\/|\+\+\+ b\/|\+\+\+ \/dev\/null) ?(.*?)\t?$/;

interface ReadFile {
  added: PartialDate;
  changed: PartialDate;
  lines: PartialDate[];
}

/** All files, while patches are read, the oldest first. */
class History {
  readonly files = new Map<string, ReadFile>();
  readonly removals = new Map<string, PartialDate>();
  #file: ReadFile | undefined;
  #from = '';

  /** Takes in what a patch says of its file. */
  header(key: string, path: string, day: PartialDate): void {
    if (key === 'diff') this.#file = undefined;
    else if (key === 'rename from' || key === '--- a/') this.#from = path;
    else {
      // A file that is renamed is read under both names, and one that is deleted under none.
      const isGone = key === '+++ /dev/null';
      const known = this.files.get(this.#from) ??
        this.files.get(path) ?? { added: day, changed: day, lines: [] };
      if (key === 'rename to' || isGone) this.#remove(path, day);
      this.#from = '';
      this.#file = isGone ? undefined : known;
      if (!isGone) this.files.set(path, known);
    }
  }

  /** @param to the new path of the file; empty if it has none. */
  #remove(to: string, day: PartialDate): void {
    this.files.delete(this.#from);
    const [left, joined] = [dirname(this.#from), dirname(to)];
    if (left !== joined && day > (this.removals.get(left) ?? '')) this.removals.set(left, day);
  }

  /** Takes in that lines were replaced. @param first number of the first new line. */
  hunk(removed: number, first: number, added: number, day: PartialDate): void {
    if (!this.#file) return;
    // Where lines are only removed, the number is that of the line before them.
    const at = added === 0 ? first : first - 1;
    this.#file.lines.splice(at, removed, ...Array<PartialDate>(added).fill(day));
    if (day > this.#file.changed) this.#file.changed = day;
  }

  /** @param today the day of what has no commit, and the last day that is given. */
  read(patches: string, today: PartialDate): void {
    let day = today;
    /** Lines of a hunk that are still to come. */
    let content = 0;
    for (const line of patches.split('\n')) {
      if (content > 0) {
        content -= line.startsWith('\\') ? 0 : 1;
        continue;
      }
      const [, commit] = /^commit (\d+)$/.exec(line) ?? [];
      const [, key, path = ''] = HEADER.exec(line) ?? [];
      const hunk = HUNK.exec(line);
      if (commit !== undefined) {
        const date = new Date(Number(commit) * 1000).toISOString().slice(0, 10) as PartialDate;
        day = date < today ? date : today;
      } else if (key !== undefined) this.header(key, path, day);
      else if (hunk) {
        const [, removed = 1, first, added = 1] = hunk;
        this.hunk(Number(removed), Number(first), Number(added), day);
        content = Number(removed) + Number(added);
      }
    }
  }
}

/**
 * Reads the history of a folder.
 *
 * A change counts from the day on which it came into the branch. Changes that are not committed
 * count as made today.
 *
 * @param folder below `root`. @param today the last day that is given. @param root of the repository.
 * @returns nothing without git, and nothing for a copy with only a part of the history, which would
 * take its oldest commit for the first.
 */
export async function folderHistory(
  folder: string,
  today: PartialDate,
  root = '.',
): Promise<FolderHistory> {
  // A folder without its own history may lie inside the repository of another project.
  if (!existsSync(`${root}/.git`)) return new History();
  const isPart = (await git(root, ['rev-parse', '--is-shallow-repository']))?.trim() !== 'false';
  if (isPart) return new History();
  const log = ['log', '--reverse', '--first-parent', '-m', '--format=commit %ct', ...PATCH];
  const [committed, since] = await Promise.all([
    git(root, [...log, '--', folder]),
    git(root, ['diff', ...PATCH, 'HEAD', '--', folder]),
  ]);
  const history = new History();
  history.read(committed ?? '', today);
  history.read(since ?? '', today);
  return history;
}
