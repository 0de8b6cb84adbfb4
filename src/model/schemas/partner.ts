/** What a partner is: an organisation that works, or worked, with the coalition. */
import * as z from 'zod';
import {
  aliases,
  corrections,
  line,
  link,
  partialDate,
  sentence,
  sources,
  updated,
} from './fields.ts';
import { knownLanguage } from './known-language.ts';
import { message } from './messages.ts';

export const PARTNER_KINDS = [
  'institutional',
  'network',
  'civil-society',
  'knowledge',
  'development-bank',
  'funder',
] as const;

export const partnerSchema = z.strictObject({
  name: line(2, 120).meta({
    title: 'Name',
    description: 'The full name of the organisation.',
    examples: ['United Cities and Local Governments'],
  }),
  shortName: line(2, 40).meta({
    title: 'Short name',
    description: 'The name that people use.',
    examples: ['UCLG'],
  }),
  nameLanguage: knownLanguage.optional().meta({
    title: 'Language of the name',
    description: 'Where the name is not English: its language, as a code.',
    examples: ['pt'],
  }),
  kind: z
    .enum(PARTNER_KINDS, { error: message('oneOf', { values: PARTNER_KINDS.join(', ') }) })
    .meta({
      guide: 'references',
      title: 'Kind',
      description: 'What sort of organisation it is.',
      examples: ['network'],
    }),
  core: z
    .boolean({ error: message('trueOrFalse') })
    .default(false)
    .meta({
      guide: 'numbers-and-codes',
      title: 'Core partner',
      description: 'True for the partners that have a seat on the board.',
      examples: [true],
    }),
  role: line(10, 160).meta({
    title: 'Role',
    description: 'What it does, or did, with the coalition, in one sentence.',
    examples: ['Carries the views of cities to the United Nations.'],
  }),
  summary: sentence(40, 200).meta({
    title: 'Summary',
    description: 'Who it is, in one sentence, for lists and search results.',
    examples: ['UCLG is the world organisation of cities and regions.'],
  }),
  since: partialDate.optional().meta({
    title: 'Since',
    description: 'When the work together began, if that is known.',
    examples: ['2019-03'],
  }),
  website: link.meta({
    title: 'Website',
    description: 'The home page of the organisation.',
    examples: ['https://www.uclg.org/'],
  }),
  sources,
  aliases,
  updated,
  corrections,
});

export type Partner = z.output<typeof partnerSchema>;
export type PartnerKind = Partner['kind'];
