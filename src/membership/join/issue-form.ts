/**
 * The join form as an issue form of the git host. GitHub does not show a form
 * that breaks one of its rules, so the tests beside this file check the rules:
 * https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms
 */
import { stringify } from 'yaml';
import { JOIN_LABEL } from '../../base/git-host.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { unconfirmedSettings, type Settings } from '../../settings.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { joinFields, type JoinField, type JoinGroup, type JoinPart } from './fields.ts';
import { issueFieldId, ISSUE_FORM } from './new-file-url.ts';

const { t } = inEnglish;
const messages = t.issueForm;

/** One question of the issue form. */
export interface Question {
  field: JoinField;
  /** Unique, because in the text of the issue only the labels separate the answers. */
  label: string;
}

function questionsOfPart({ under, rows }: JoinPart): Question[] {
  return rows.flat().map((field) => ({
    field,
    label: under ? messages.actionLabel(under.principle.data.shortTitle, field.title) : field.title,
  }));
}

/** The questions of the issue form in order. */
export function questionsOf(form: readonly JoinGroup[]): Question[] {
  return form.flatMap(({ parts }) => parts.flatMap(questionsOfPart));
}

type Element = { type: 'markdown'; attributes: { value: string } } | QuestionElement;

interface QuestionElement {
  type: 'input' | 'textarea' | 'dropdown';
  id: string;
  attributes: { label: string; description?: string; placeholder?: string; options?: string[] };
  validations: { required: boolean };
}

function markdown(...blocks: (string | undefined)[]): Element {
  return { type: 'markdown', attributes: { value: `${blocks.filter(Boolean).join('\n\n')}\n` } };
}

/** A select that lists no options is typed: a dropdown would be too long. */
function typeOf({ control, options }: JoinField): QuestionElement['type'] {
  if (control === 'textarea') return 'textarea';
  return options ? 'dropdown' : 'input';
}

/** True if nothing can be sent without an answer. */
function isRequired({ optional, either }: JoinField): boolean {
  return !optional && !either;
}

/** What can be chosen. What need not be chosen has an option that says so, because a box that is ticked cannot be prefilled. */
function choicesOf(field: JoinField): string[] {
  const choices = (field.options ?? []).map(([, text]) => text);
  if (field.control === 'checkbox') return [messages.notYet, ...choices];
  return isRequired(field) ? choices : [t.join.noItem, ...choices];
}

function question({ field, label }: Question): QuestionElement {
  const { name, description, example, maxLength, help, options } = field;
  const type = typeOf(field);
  const about = [
    // A box is described by what ticking it says.
    help && field.control !== 'checkbox' && description,
    maxLength && messages.limit(maxLength),
    help && type !== 'dropdown' && example && t.join.example(example).trim(),
  ].filter(Boolean);
  return {
    type,
    id: issueFieldId(name),
    attributes: {
      label,
      ...(about.length > 0 ? { description: about.join(' ') } : {}),
      // In a box of several lines, an example would look like an answer.
      ...(help && type === 'input' && example ? { placeholder: example } : {}),
      ...(options && type === 'dropdown' ? { options: choicesOf(field) } : {}),
    },
    validations: { required: isRequired(field) },
  };
}

/** The text of a file, in YAML 1.1, because GitHub reads that: words such as “no” need quotation marks there. */
function toYaml(data: unknown): string {
  return (
    messages.written.map((line) => `# ${line}\n`).join('') +
    stringify(data, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
  );
}

/**
 * The issue form, as YAML.
 *
 * @param siteUrl address of the site without a trailing slash, if the form should mention the site.
 */
export function issueForm(
  principles: readonly Entry<Principle>[],
  checklist: readonly ChecklistSection[],
  siteUrl?: string,
): string {
  const introOf = ({ under }: JoinPart) =>
    under
      ? [
          markdown(
            messages.actionIntro(under.principle.data.shortTitle, under.principle.data.summary),
          ),
        ]
      : [];
  const body: Element[] = [
    markdown(
      messages.intro,
      `**${t.join.formLead}** ${messages.public}`,
      messages.next,
      siteUrl && messages.otherWay(`${siteUrl}/join/`),
    ),
    ...joinFields(principles, checklist, inEnglish).flatMap(({ title, hint, parts }) => [
      markdown(messages.heading(title), hint),
      ...parts.flatMap((part) => [...introOf(part), ...questionsOfPart(part).map(question)]),
    ]),
  ];
  return toYaml({
    name: messages.name,
    description: messages.description,
    title: t.join.emailSubject('…'),
    labels: [JOIN_LABEL],
    body,
  });
}

/**
 * The address of the site that the committed form may mention.
 *
 * @returns undefined until the address is confirmed, so that no form links to a guess.
 */
export function formSiteUrl(settings: Settings): string | undefined {
  return unconfirmedSettings(settings).includes('SITE_URL')
    ? undefined
    : `${settings.site}${settings.base.replace(/\/$/, '')}`;
}

/** The files of the issue form: path from the project’s root, and text. */
export function issueFormFiles(
  principles: readonly Entry<Principle>[],
  checklist: readonly ChecklistSection[],
  siteUrl?: string,
): Map<string, string> {
  return new Map([
    [`.github/ISSUE_TEMPLATE/${ISSUE_FORM}`, issueForm(principles, checklist, siteUrl)],
    ['.github/ISSUE_TEMPLATE/config.yml', toYaml({ blank_issues_enabled: true })],
  ]);
}
