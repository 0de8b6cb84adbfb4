/** Reports problems to GitHub, which shows them beside the lines of a pull request. */
import { visible } from '../base/escape.ts';
import type { Problem } from './problem.ts';
import { RULES } from './rules.ts';

/** Escapes a message for GitHub's runner (actions/toolkit, `command.ts`). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property, which ends at a comma or a colon. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * One workflow command per problem: `::error file=…,line=…,col=…,title=…::…`; `::notice` for advice.
 *
 * @param link where the section of the guide is read.
 */
export function annotations(
  problems: readonly Problem[],
  link: (problem: Problem) => string,
): string[] {
  return problems.map((problem) => {
    const { file, line, column, field, rule, message, fix } = problem;
    const properties = Object.entries({
      file,
      line,
      col: line === undefined ? undefined : column,
      title: field,
    })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${property(visible(String(value)))}`);
    const text = [message, fix, `Guide: ${link(problem)}`]
      .flatMap((part) => (part ? [visible(part)] : []))
      .join('\n');
    const command = RULES[rule].level === 'error' ? 'error' : 'notice';
    return `::${command} ${properties.join(',')}::${data(text)}`;
  });
}
