/**
 * What a person has to look at in a proposal, though its file has no error: who speaks for the
 * city, and whether it is another city of the site.
 */
import * as z from 'zod';
import { parseUrl } from '../../base/url.ts';
import { isPersonalMailbox } from '../../check/leftovers.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { KnownCity } from '../../model/known-city.ts';
import { isSameOwner } from '../../model/same-site.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { isLanguage } from '../../model/languages.ts';
import { citySchema, MEMBERSHIP_STATUSES } from '../../model/schemas/city.ts';
import { openQuestions } from '../../model/schemas/joining.ts';
import { websiteDoubt, type KnownWebsite } from './impostors.ts';
import { isPersonsName } from './people.ts';

const t = inEnglish.t.proposal.points;

const optionalText = z.string().optional().catch(undefined);

/** What a proposal says of the city and of those who speak for it; absent where it is not said properly. */
const proposal = z
  .object({
    status: z.enum(MEMBERSHIP_STATUSES).catch('candidate'),
    name: optionalText,
    localNames: z
      .array(
        z
          .object({ name: z.string() })
          .transform((one) => one.name)
          .catch(''),
      )
      .catch([]),
    language: optionalText,
    summary: optionalText,
    statement: optionalText,
    website: optionalText,
    sender: optionalText,
    proof: optionalText,
    decision: z
      .object({ date: z.unknown(), planned: z.unknown(), link: optionalText })
      .partial()
      .catch({}),
    contact: z.object({ role: optionalText, email: optionalText }).catch({}),
    sources: z.array(z.string().catch('')).catch([]),
    actions: z
      .array(
        z
          .object({ source: z.object({ url: z.string() }) })
          .transform(({ source }) => source.url)
          .catch(''),
      )
      .catch([]),
  })
  .catch({
    status: 'candidate',
    localNames: [],
    decision: {},
    contact: {},
    sources: [],
    actions: [],
  });

type Proposal = z.output<typeof proposal>;

/** The host of an address; undefined if there is none. */
const hostOf = (address = '') => parseUrl(address)?.hostname || undefined;

/** Whether what the city says stands on its own website. */
function domainPoints({ website, contact, decision, proof, sources, actions }: Proposal): string[] {
  const site = hostOf(website);
  if (site === undefined) return [t.noWebsite];
  const mailbox = contact.email?.split('@')[1];
  const isOwn = (host: string | undefined) => host !== undefined && isSameOwner(host, site);
  const [decided, proved] = [hostOf(decision.link), hostOf(proof)];
  const hosts = [...sources, ...actions].flatMap((source) => hostOf(source) ?? []);
  return [
    ...(mailbox !== undefined && !isOwn(mailbox) ? [t.mailboxElsewhere(mailbox, site)] : []),
    ...(decided !== undefined && !isOwn(decided) ? [t.decisionElsewhere(decided, site)] : []),
    ...(proved !== undefined && !isOwn(proved) ? [t.proofElsewhere(proved, site)] : []),
    ...(decided === undefined && proved === undefined ? [t.nothingShown] : []),
    ...(hosts.length > 0 && !hosts.some(isOwn) ? [t.sourcesElsewhere(site)] : []),
  ];
}

/** What a proposal is compared with. */
export interface Compared {
  /** The city of the site that this one is or may be. */
  known: KnownCity | undefined;
  /** The websites of the cities of the site. */
  websites: readonly KnownWebsite[];
  /** The slug of the city of the site that this one is, as far as it is one. */
  own?: string | undefined;
}

/** Whether the website may be that of somebody else. */
function websitePoints({ website }: Proposal, { websites, own }: Compared): string[] {
  const site = hostOf(website);
  if (site === undefined) return [];
  // A city may keep its own website; one that only looks like it is doubtful.
  const others = websites.filter(({ city, host }) => city.slug !== own || !isSameOwner(host, site));
  const doubt = websiteDoubt(site, others);
  if (doubt === undefined) return [];
  if (doubt.kind === 'shared') return [t.websiteShared(site)];
  const { city, host } = doubt.of;
  return doubt.kind === 'known'
    ? [t.websiteKnown(site, city.name, city.slug)]
    : [t.websiteAlike(site, host, city.name)];
}

/** The language of the answers, so that the office finds a reader. */
function languagePoints({ language, summary, statement }: Proposal): string[] {
  if (language !== undefined && isLanguage(language))
    return /^en\b/i.test(language) ? [] : [t.language(inEnglish.formats.languageName(language))];
  const letters = `${summary ?? ''} ${statement ?? ''}`.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !/\p{sc=Latn}/u.test(letter));
  return others.length > letters.length / 2 ? [t.script] : [];
}

/** Whether it is an office that speaks for the city. */
function senderPoints({ contact, sender, name = '', localNames }: Proposal): string[] {
  const { role, email } = contact;
  return [
    ...(email !== undefined && isPersonalMailbox(email) ? [t.personalMailbox(email)] : []),
    ...(role !== undefined && isPersonsName(role, [name, ...localNames])
      ? [t.personalRole(role)]
      : []),
    ...(sender === 'asked' || sender === 'other' ? [t.sender[sender]] : []),
  ];
}

/** What joining asks for, and the file does not say, by the titles of the questions. */
function openPoints(data: unknown, { decision }: Proposal): string[] {
  const fields = openQuestions(typeof data === 'object' && data !== null ? data : {}).map(
    (field) => aboutField(citySchema, [field]).title ?? field,
  );
  const isPlanned = decision.planned !== undefined && decision.date === undefined;
  return [...(fields.length > 0 ? [t.open(fields)] : []), ...(isPlanned ? [t.planned] : [])];
}

/**
 * The points for a person, as sentences.
 *
 * @param data the front matter as it is written.
 */
export function pointsOf(data: unknown, compared: Compared): string[] {
  const { known } = compared;
  const said = proposal.parse(data);
  const isJoining = said.status === 'candidate';
  const namesake = known?.by === 'namesake' ? known.city : undefined;
  return [
    ...(namesake ? [t.namesake(namesake.name, namesake.slug)] : []),
    ...websitePoints(said, compared),
    ...senderPoints(said),
    // What joining asks for is not asked again when the page of a member is corrected.
    ...(isJoining ? [...domainPoints(said), ...openPoints(data, said)] : []),
    ...languagePoints(said),
  ];
}
