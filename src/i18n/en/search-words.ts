/** What readers type in the search: common words, words for the same thing, and names of pages. */
import type { ActivityKind } from '../../model/schemas/activity.ts';
import type { Topic } from '../../model/schemas/topics.ts';

/** Words of a language that the search has to know. */
export interface SearchWords {
  /** Words of questions, and words too common to distinguish pages; a query that has no others keeps them. */
  common: readonly string[];
  /** What all members are, so that “is Porto a member?” asks for the page of Porto. */
  ofMembers: readonly string[];
  /** Words for the same thing. Where no page has what was typed, the others of its group are searched. */
  synonyms: readonly (readonly string[])[];
}

export const searchWords = {
  query: {
    common:
      'a all am an and any anyone are as at be by can could did do does for from get give had has have how i if in into is it its many me much my of on one or our please s should show so some t tell than that the their them there these they this those to us use was we were what when where which who whom whose why will with would you your'.split(
        ' ',
      ),
    ofMembers: 'city cities town member members membership coalition cc4dr digital rights'.split(
      ' ',
    ),
    synonyms: [
      ['kids', 'children', 'minors', 'young people', 'youth', 'teenagers'],
      ['elderly', 'older people', 'seniors', 'old people', 'aged', 'pensioners'],
      ['cctv', 'surveillance', 'cameras', 'video surveillance', 'monitoring'],
      ['gdpr', 'data protection', 'privacy law'],
      ['facial', 'face', 'biometric'],
      ['wifi', 'wi-fi', 'wireless', 'hotspots'],
      ['internet', 'broadband', 'connectivity', 'fibre', 'fiber'],
      ['disabled', 'disabilities', 'disability', 'handicapped', 'impaired'],
      ['hacking', 'cybersecurity', 'cyber security', 'cyberattack', 'security'],
      ['bot', 'chatbot', 'virtual assistant'],
      ['law', 'legislation', 'regulation', 'ordinance', 'act'],
      ['vendor', 'supplier', 'provider', 'contractor'],
      ['procurement', 'purchasing', 'buying', 'tender'],
      ['migrants', 'immigrants', 'refugees', 'newcomers'],
      ['women', 'girls', 'gender', 'female'],
      ['funding', 'grant', 'money', 'finance'],
      ['school', 'education', 'pupils', 'students'],
      ['citizens', 'residents', 'inhabitants', 'people'],
      ['municipality', 'city council', 'local government', 'town hall', 'city hall'],
      ['ngo', 'civil society', 'activists', 'charity'],
      ['bias', 'discrimination', 'unfair'],
      ['teaching', 'training', 'course', 'workshop', 'learning'],
      ['lack of access', 'digital divide', 'digital gap', 'digital exclusion'],
      ['organisation', 'organization'],
      ['programme', 'program'],
      ['centre', 'center'],
      ['meeting', 'summit', 'congress', 'conference', 'forum'],
      ['paper', 'report', 'study', 'publication'],
    ],
  } satisfies SearchWords,

  /** Other names of pages, by their path from the root of the site. */
  page: {
    '/about/': [
      'about us',
      'who we are',
      'Cities Coalition for Digital Rights',
      'CC4DR',
      'coalition founded',
      'founders',
      'founding cities',
      'foundation',
      'history',
      'goals',
      'aims',
      'mission',
      'vision',
    ],
    '/principles/': [
      'five principles',
      'declaration',
      'charter',
      'digital rights',
      'human rights online',
    ],
    '/cities/': [
      'cities',
      'members',
      'member cities',
      'list of cities',
      'list of members',
      'directory',
      'map',
      'world map',
      'countries',
      'number of cities',
    ],
    '/cities/table/': ['table', 'table of cities', 'comparison', 'compare cities', 'matrix'],
    '/activities/': ['blog', 'posts', 'latest', 'archive', 'news'],
    '/events/': ['calendar', 'agenda', 'dates', 'meetings', 'upcoming events', 'past events'],
    '/partners/': ['partner organisations', 'organizations', 'allies', 'supporters', 'funders'],
    '/projects/': ['programmes', 'initiatives'],
    '/checklist/': ['check list', 'self-assessment', 'measures', 'actions'],
    '/feeds/': ['RSS', 'Atom', 'JSON Feed', 'OPML', 'iCalendar', 'subscribe', 'follow'],
    '/feeds/cities/': ['feeds of cities', 'calendars of cities', 'city feeds'],
    '/data/': [
      'download',
      'dataset',
      'data set',
      'API',
      'CSV',
      'JSON',
      'GeoJSON',
      'spreadsheet',
      'Excel',
      'schema',
      'statistics',
    ],
    '/join/': [
      'join',
      'city join',
      'join the coalition',
      'become a member',
      'membership application',
      'apply',
      'application form',
      'sign up my city',
      'register my city',
      'propose a city',
      'endorse',
      'add a city',
    ],
    '/contact/': [
      'contact us',
      'email address',
      'mail',
      'phone',
      'write to us',
      'feedback',
      'report an error',
      'press contact',
    ],
    '/newsletter/': ['subscribe', 'mailing list', 'updates by email'],
    '/privacy/': [
      'privacy policy',
      'privacy notice',
      'data protection notice',
      'cookies',
      'cookie policy',
      'tracking',
    ],
    '/accessibility/': [
      'accessibility statement',
      'WCAG',
      'screen reader',
      'barrier',
      'disabled people',
    ],
    '/colophon/': [
      'imprint',
      'impressum',
      'legal notice',
      'license',
      'licence',
      'copyright',
      'source code',
      'credits',
      'GitHub',
    ],
  } as Readonly<Record<string, readonly string[]>>,

  /** Names of a principle by its number, and words for what it is about. */
  principle: (number: number): readonly string[] => {
    const [cardinal = '', ordinal = '', short = ''] =
      [
        ['one', 'first', '1st'],
        ['two', 'second', '2nd'],
        ['three', 'third', '3rd'],
        ['four', 'fourth', '4th'],
        ['five', 'fifth', '5th'],
      ][number - 1] ?? [];
    const subjects: readonly (readonly string[])[] = [
      [
        'equal access',
        'internet for all',
        'affordable internet',
        'digital divide',
        'digital skills',
      ],
      ['data protection', 'right to privacy', 'GDPR', 'surveillance', 'personal data'],
      ['accountability', 'discrimination', 'algorithmic bias', 'explainable AI', 'fairness'],
      ['diversity and inclusion', 'digital democracy', 'representation', 'have a say'],
      ['ethical standards', 'open standards', 'interoperability', 'digital sovereignty'],
    ];
    return [
      `principle ${number}`,
      `principle ${cardinal}`,
      `${ordinal} principle`,
      `${short} principle`,
      ...(subjects[number - 1] ?? []),
    ];
  },

  topic: {
    governance: ['policy', 'digital governance', 'strategy', 'regulation'],
    ai: [
      'AI',
      'machine learning',
      'algorithms',
      'automated decisions',
      'generative AI',
      'ChatGPT',
      'large language models',
      'KI',
      'IA',
    ],
    data: ['open data', 'data sharing', 'data ethics', 'data governance', 'big data'],
    privacy: ['data protection', 'GDPR', 'personal data', 'CCTV', 'surveillance', 'cybersecurity'],
    inclusion: ['digital divide', 'digital equity', 'digital gap', 'digital exclusion'],
    participation: [
      'citizen participation',
      'civic participation',
      'public participation',
      'e-participation',
      'citizen engagement',
      'democracy',
    ],
    transparency: ['openness', 'public registers'],
    'open-source': ['open source', 'open technology', 'free software', 'FOSS', 'FLOSS'],
    services: ['digital services', 'online services', 'e-government', 'digital government'],
    'capacity-building': ['training', 'education', 'mentoring', 'learning'],
    advocacy: ['lobbying', 'campaigning'],
    membership: ['new members', 'joining'],
    research: ['studies', 'surveys', 'academia', 'science'],
    pandemic: ['coronavirus', 'corona virus', 'corona', 'covid', 'pandemic', 'SARS-CoV-2'],
    libraries: ['library', 'librarians'],
    disinformation: ['fake news', 'misinformation', 'false information', 'propaganda'],
  } satisfies Record<Topic, readonly string[]>,

  kind: {
    news: ['press releases', 'press', 'announcements'],
    event: ['past events', 'conferences', 'meetings', 'workshops'],
    publication: ['reports', 'papers', 'guides', 'documents', 'toolkits'],
    statement: ['declarations', 'positions', 'open letters', 'recommendations'],
    webinar: ['online meetings', 'online seminars'],
    campaign: ['calls to action'],
  } satisfies Record<ActivityKind, readonly string[]>,
} as const;
