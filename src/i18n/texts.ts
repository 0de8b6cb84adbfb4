/** All texts, for whoever judges them as language. A module imports only the texts that it shows. */
import { accessibility } from './accessibility.ts';
import { editor } from './browser-editor.ts';
import { cards } from './cards.ts';
import { colophon } from './colophon.ts';
import { openData } from './data.ts';
import { en } from './en.ts';
import { calendarTexts, feedTexts } from './feeds.ts';
import { finding } from './finding.ts';
import { issueFormMessages } from './issue-form.ts';
import { joinForm } from './join-form.ts';
import { newsletterTexts } from './newsletter.ts';
import { proposal } from './proposal.ts';

export const texts = {
  ui: en,
  accessibility,
  browserEditor: editor,
  calendars: calendarTexts,
  cards,
  colophon,
  data: openData,
  feeds: feedTexts,
  finding,
  issueForm: issueFormMessages,
  joinForm,
  newsletter: newsletterTexts,
  proposal,
} as const;
