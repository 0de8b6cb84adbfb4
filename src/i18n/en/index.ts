/** All texts in English, by room. The dictionary of every other language has the same keys. */
import { accessibility } from './accessibility.ts';
import { decide } from './decide.ts';
import { editor } from './browser-editor.ts';
import { cards } from './cards.ts';
import { colophon } from './colophon.ts';
import { openData } from './data.ts';
import { calendar, channels, corrections, feeds, follow } from './feeds.ts';
import { fields } from './fields.ts';
import { finding } from './finding.ts';
import { issueForm } from './issue-form.ts';
import { joinForm } from './join-form.ts';
import { joinPages } from './join-pages.ts';
import { joinTemplate } from './join-template.ts';
import { messages } from './messages.ts';
import { joinWays } from './join-ways.ts';
import { letters } from './letters.ts';
import { library } from './library.ts';
import { mailing } from './newsletter.ts';
import { proposal } from './proposal.ts';
import { receiving } from './receiving.ts';
import { searchWords } from './search-words.ts';
import { site } from './site.ts';
import { waiting } from './waiting.ts';

export const en = {
  ...site,
  accessibility,
  calendar,
  cards,
  channels,
  colophon,
  corrections,
  decide,
  editor,
  feeds,
  fields,
  finding,
  follow,
  issueForm,
  joinForm,
  joinPages,
  joinTemplate,
  joinWays,
  letters,
  library,
  mailing,
  messages,
  openData,
  proposal,
  receiving,
  searchWords,
  waiting,
} as const;

export type Texts = typeof en;
