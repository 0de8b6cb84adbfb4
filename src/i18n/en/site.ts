/** Texts of the pages that every visitor sees. Sentences with values in them are functions. */
import type { ActivityKind } from '../../model/schemas/activity.ts';
import type { PartnerKind } from '../../model/schemas/partner.ts';
import type { Topic } from '../../model/schemas/topics.ts';
import type { Continent } from '../../model/queries/cities.ts';
import { count, list, plural } from './words.ts';
import { joinForm } from './join-form.ts';

export const site = {
  /** Makes the titles and descriptions of one page of a list; those of later pages say which page it is. */
  numbered: (page: number) => (text: string) => (page > 1 ? `${text} (page ${page})` : text),
  cities: (n: number) => count(n, 'city', 'cities'),
  memberCities: (n: number) => count(n, 'member city', 'member cities'),
  countries: (n: number) => count(n, 'country', 'countries'),
  actions: (n: number) => count(n, 'action', 'actions'),
  activities: (n: number) => count(n, 'activity', 'activities'),
  about: (date: string) => `about ${date}`,
  /** A date within a sentence, by how precisely it is known; the preposition goes with it. */
  onDate: {
    day: (day: string) => `on ${day}`,
    month: (month: string) => `in ${month}`,
    year: (year: string) => `in ${year}`,
  },

  head: {
    title: (page: string, site: string) => `${page} · ${site}`,
    feed: 'Activities of the coalition',
  },

  nav: {
    skip: 'Skip to content',
    home: 'Home page',
    main: 'Main',
    menu: 'Menu',
    breadcrumbs: 'Where you are',
    onThisPage: 'On this page',
    searchLabel: 'Search the site',
    search: 'Search',
    about: 'About',
    principles: 'Principles',
    cities: 'Cities',
    activities: 'Activities',
    events: 'Events',
    partners: 'Partners',
    projects: 'Projects',
    join: 'Join',
    checklist: 'Checklist',
    declaration: 'Declaration',
  },

  foot: {
    coalition: 'The coalition',
    follow: 'Follow',
    take: 'Take part',
    site: 'This site',
    languages: 'Languages',
    feeds: 'Feeds',
    newsletter: 'Newsletter',
    contact: 'Contact',
    privacy: 'Your privacy',
    accessibility: 'Accessibility',
    colophon: 'Colophon',
    source: 'Source code',
    licence: (name: string) => `Text and data: ${name}, unless marked otherwise. Code: EUPL 1.2.`,
    noTracking:
      'This site sets no cookies, stores nothing on your device and asks no other server for anything.',
    suggest: 'Suggest a change to this page',
    suggestTitle: (page: string) => `Change of the page “${page}”`,
    history: 'History',
    changed: (date: string) => `Last changed ${date}.`,
    cite: 'Cite this page:',
  },

  /** A reference to a page for a footnote, without the title in its middle. */
  citation: (parts: {
    author: string;
    date: string | undefined;
    url: string;
    licence: string;
  }) => ({
    beforeTitle: `${parts.author}, “`,
    afterTitle: `”${parts.date ? `, ${parts.date}` : ''}, ${parts.url} (${parts.licence})`,
  }),

  home: {
    title: 'Cities that protect people’s rights in the digital world',
    description:
      'A network of city governments that help each other to protect human rights in the digital world: its five principles, its member cities, and what they do.',
    lead: 'The Cities Coalition for Digital Rights is a worldwide network of cities that share five principles, and help one another to keep them. Amsterdam, Barcelona and New York City launched it in November 2018.',
    count: (stated: string, members: number, countries: number) =>
      `By its own count it has ${stated} members; ${count(members, 'city', 'cities')} in ${count(countries, 'country', 'countries')} ${plural(members, 'is', 'are')} shown here, each with a source.`,
    about: 'What the coalition is',
    join: 'How a city joins',
    ring: 'A ring of five segments, one for each principle.',
    principles: 'Five principles',
    principlesLead:
      'What every member has promised. Each has its colour, here and in the ring of every city.',
    actingOn: (n: number) => `${count(n, 'member city', 'member cities')} with sourced actions`,
    cities: 'Member cities',
    citiesLead: 'A city is counted here once a public source names it as a member.',
    stated: 'The coalition’s own figures:',
    whyOthers: 'Why the numbers differ',
    figureCities: (n: number) => plural(n, 'member city', 'member cities'),
    figureCountries: (n: number) => plural(n, 'country', 'countries'),
    figureActions: (n: number) =>
      plural(n, 'action with its source', 'actions, each with its source'),
    allCities: 'All cities, with what each one does',
    kindCount: (label: string, n: number) => `${label} (${n})`,
    latest: 'Latest activities',
    allActivities: 'All activities',
    events: 'Next events',
    noEvents: 'No event is announced at the moment.',
    pastEvents: 'Past events',
    allEvents: 'All events',
    joinTitle: 'Is your city one of them?',
    joinText:
      'A city joins by promising to uphold the Declaration and showing what it does to keep it. You can propose it with a form on this site. A resident can ask their council to take the step.',
  },

  principles: {
    title: 'The five principles',
    description:
      'The five principles of the Declaration of Cities for Digital Rights, and what member cities do under each of them.',
    lead: 'Rights that people have offline, they have online as well. The Declaration of the coalition sets this out in five principles.',
    origin:
      'The principles draw on the Charter of Human Rights and Principles for the Internet, written by the Internet Rights and Principles Coalition at the UN Internet Governance Forum.',
    declaration: 'The Declaration: what it says, who has joined, and how cities adopt it',
    asks: 'What it asks for',
    number: (n: number) => `Principle ${n}`,
    more: (title: string) => `${title}: what it means and which cities act on it`,
    explained: 'What it means',
    checklist: 'On the checklist',
    checklistLead: 'Measures that serve this principle.',
    citiesActing: 'What cities do',
    citiesActingLead: (cities: number, actions: number) =>
      `${count(actions, 'sourced action', 'sourced actions')} in ${count(cities, 'member city', 'member cities')}.`,
    mostActive: (shown: number) => `Here are the ${shown} cities with the most actions.`,
    allCities: (n: number) => `All ${count(n, 'city', 'cities')} and what they do`,
    allActions: (n: number, city: string) => `All ${count(n, 'action', 'actions')} of ${city}`,
    allCitiesOf: (principle: string) => `${principle}: what cities do`,
    allCitiesDescription: (n: number, principle: string) =>
      `What ${count(n, 'member city does', 'member cities do')} under the principle “${principle}”, each action with its source.`,
    none: 'No sourced action is recorded under this principle yet.',
    activities: 'Related activities',
  },

  declaration: {
    signatories: 'Member cities by the date of joining',
    explained:
      'Each city has the source that names it. “By” stands before a date at which a city was a member already, where the day of joining is not known.',
    /** Before a date at which a city was a member, where the day of joining is not known. */
    by: (date: string) => `by ${date}`,
    undated: 'Not collected yet',
    all: (n: number) => `All ${count(n, 'member city', 'member cities')}`,
    /** In place of the table, on paper. */
    onPaper: (url: string) => `The list of members with dates and sources is at ${url}`,
  },

  checklist: {
    title: 'The checklist of digital rights actions',
    description:
      'What a city can have or do to protect digital rights, section by section, with the member cities that already do it.',
    lead: 'Cities that think of joining look at their own measures first. The checklist helps: one action in each section is a good start.',
    cities: (n: number) =>
      n === 0 ? 'Not collected yet.' : n === 1 ? 'A city that does this:' : 'Cities that do this:',
    whatTheyDo: 'What they do',
    whatTheyDoOf: (item: string) => `${item}: what they do`,
    all: (n: number) => `All ${count(n, 'city', 'cities')}`,
    allOf: (n: number, item: string) => `All ${count(n, 'city', 'cities')}: ${item}`,
    itemDescription: (n: number, item: string) =>
      `${count(n, 'member city answers', 'member cities answer')} this item of the checklist with a sourced action: “${item}”`,
    answeredBy: (n: number) =>
      `${count(n, 'member city does', 'member cities do')} this, by name. Each page has the action and its source.`,
    ours: 'Drawn by this site from the points of the principle.',
    source: (section: string) => `Where “${section}” was published`,
    printHint: 'The list prints on paper as it stands.',
  },

  city: {
    title: 'Member cities',
    description:
      'The member cities of the coalition, by continent, with the principles on which each one acts.',
    lead: (members: number, countries: number) =>
      `${count(members, 'city', 'cities')} in ${count(countries, 'country', 'countries')} ${plural(members, 'is', 'are')} named as ${plural(members, 'a member', 'members')} by a public source. The ring beside each name shows the principles for which this site has a sourced action.`,
    honest: (stated: string) =>
      `The coalition speaks of ${stated} members. Its own list is public, but could not be read for this site, so a city is shown here once another public source names it as a member.`,
    mapWorld: 'Member cities in the world',
    mapEurope: 'Member cities in Europe',
    mapCaption:
      'Each dot is a member city and leads to its page; a number stands for several, and leads to the list of their continent.',
    mapData: 'Land: Natural Earth.',
    continent: {
      EU: 'Europe',
      NA: 'North America',
      SA: 'South America',
      AS: 'Asia',
      OC: 'Oceania',
      AF: 'Africa',
      AN: 'Antarctica',
    } satisfies Record<Continent, string>,
    candidates: 'Candidates',
    candidatesLead:
      'These cities have applied. They are not counted until the coalition has decided.',
    /** Here and below, `on` is a date with its preposition: `on 29 November 2026`, `in 2026`. */
    appliedOn: (on: string) => `Applied ${on}`,
    formerNote: (on: string) => `This city left the coalition ${on}.`,
    former: 'Former members',
    /** Lists of cities that are not members, where there are many. */
    others: {
      candidates: {
        title: 'Candidate cities',
        description: (n: number) =>
          `${count(n, 'city that has', 'cities that have')} applied, the longest waiting first. They are not counted until the coalition has decided.`,
        all: (n: number) => `All ${count(n, 'candidate', 'candidates')}`,
      },
      former: {
        title: 'Former members',
        description: (n: number) =>
          `${count(n, 'city that was a member', 'cities that were members')} of the coalition and left it, by name.`,
        all: (n: number) => `All ${count(n, 'former member', 'former members')}`,
      },
    },
    status: { member: 'Member', candidate: 'Candidate', former: 'Former member' },
    founder: 'Founding member',
    statusLabel: 'Status',
    joined: 'Joined',
    memberBy: 'Member since at the latest',
    applied: 'Applied',
    left: 'Left',
    website: 'Website of the city',
    contact: 'Contact',
    /** What shows that a city is a member, was one or wants to be one. */
    evidence: {
      title: {
        member: 'What shows the membership',
        candidate: 'What shows the application',
        former: 'What shows that it was a member',
      },
      source: 'Source of the membership',
      leftSource: 'Source of the leaving',
      decision: 'Decision of the city',
      /** After the body that decides. */
      decided: (date: string) => `, ${date}`,
      decides: (date: string) => `, planned for ${date}`,
      proof: 'Proof on its website',
      promise: 'Promise',
      promised: 'To uphold the Declaration',
      confirmed: 'Last confirmed',
      confirmedBy: (date: string, by: string) => `${date}, by ${by}`,
      /** @param sources how many of them the page names. */
      unconfirmed: (sources: number) =>
        sources === 0
          ? 'No office of the coalition has confirmed this here yet, and no public page that shows it is recorded.'
          : `No office of the coalition has confirmed this here yet; it rests on the ${plural(sources, 'source', 'sources')} above.`,
      nothing: 'The city has named no decision and no public page about it yet.',
      earlier: 'Earlier membership',
      /** When a membership began, or by when it had begun, and when it ended. */
      period: (joined: string | undefined, memberBy: string | undefined, left: string) =>
        joined
          ? `${joined} to ${left}`
          : memberBy
            ? `${memberBy} at the latest, to ${left}`
            : `until ${left}`,
    },
    /** Where the application of a candidate stands. */
    application: {
      first:
        'This city has applied. It is not counted as a member until the coalition has decided.',
      again:
        'This city was a member and has applied again. It is not counted as a member until the coalition has decided.',
      /** Before the dates of a membership that ended. */
      wasMember: 'Member:',
      received: (on: string) => `Received ${on}`,
      onSite: (date: string) => `Checked, and on this site since ${date}`,
      onSiteUndated: 'Checked, and on this site',
      decided: (date: string) => `Being decided since ${date}`,
      decidedUndated: 'Being decided',
      next: 'Next: the coalition decides.',
      more: 'What this means, and whom to ask',
    },
    profile: 'Profile',
    statement: 'In the words of the city',
    actions: 'What it does',
    actionsLead: (n: number) => `${count(n, 'action', 'actions')}, each with its source.`,
    noActionsYet: 'The city says that it has no action to show yet.',
    noActions: 'No action with a source is recorded yet. Anyone can propose one.',
    answers: 'Checklist:',
    activities: 'In the coalition',
    sources: 'Further sources',
    ring: (acted: readonly string[], total: number) =>
      acted.length === 0
        ? 'No sourced actions yet.'
        : acted.length === total
          ? `Sourced actions under all ${total} principles.`
          : `Sourced actions under ${acted.length} of ${total} principles: ${list(acted)}.`,
  },

  activity: {
    title: 'Activities',
    description:
      'News, events, publications and statements of the coalition and its member cities, newest first.',
    lead: 'What the coalition and its cities do: news, events, publications, statements.',
    latest: 'Latest',
    archive: 'By year',
    topics: 'By topic',
    yearTitle: (year: number) => `Activities in ${year}`,
    yearDescription: (n: number, year: number) =>
      `${count(n, 'activity', 'activities')} of the coalition and its cities in the year ${year}.`,
    topicTitle: (topic: string) => `${topic}: activities`,
    topicDescription: (n: number, topic: string) =>
      `${count(n, 'activity', 'activities')} of the coalition and its cities on the topic “${topic}”.`,
    kind: {
      news: 'News',
      event: 'Event',
      publication: 'Publication',
      statement: 'Statement',
      webinar: 'Webinar',
      campaign: 'Campaign',
    } satisfies Record<ActivityKind, string>,
    date: 'Date',
    when: 'When',
    where: 'Where',
    online: 'Online',
    cancelled: 'Cancelled',
    takePart: 'Where to take part',
    cities: 'Cities',
    partners: 'Partners',
    principles: 'Principles',
    topicsLabel: 'Topics',
    /** Names the link to a topic, since a principle beside it may have the same name. */
    topicLink: (topic: string) => `${topic}, topic`,
    original: 'Original',
    originalAt: (host: string) => `Read the original at ${host}`,
    /** On a post that has no original elsewhere. */
    publishedHere: 'This was first published here.',
    /** On a post in another language than the page. */
    inLanguage: (language: string) => `In ${language}`,
    sources: 'Further sources',
    related: 'Related',
    credit: 'Picture:',
    updated: (date: string) => `Updated ${date}`,
    page: (n: number) => `page ${n}`,
    pages: 'Pages of this list',
    all: (n: number) => `All ${count(n, 'activity', 'activities')}`,
    allOf: (name: string) => `${name}: all activities`,
    allOfDescription: (n: number, name: string) =>
      `${count(n, 'activity', 'activities')} of the coalition and its cities that belong to “${name}”, newest first.`,
  },

  /** Notices on posts that are not public yet, in a preview. */
  preview: {
    site: 'This is a preview. It shows drafts and posts of a later day, which are not public.',
    draft: 'Draft: this post is not public.',
    later: (on: string) => `This post appears ${on}. Until then it is not public.`,
    draftTitle: (title: string) => `Draft: ${title}`,
    laterTitle: (on: string, title: string) => `Appears ${on}: ${title}`,
  },

  topic: {
    governance: {
      label: 'Governance',
      meaning: 'City rules, frameworks, and how the coalition steers itself.',
    },
    ai: { label: 'Artificial intelligence', meaning: 'AI and algorithms in city services.' },
    data: { label: 'Data', meaning: 'Open data, data ethics and the sharing of data.' },
    privacy: { label: 'Privacy', meaning: 'Data protection and security.' },
    inclusion: { label: 'Digital inclusion', meaning: 'Access, skills and equity.' },
    participation: { label: 'Participation', meaning: 'Residents have a say.' },
    transparency: { label: 'Transparency', meaning: 'Registers, and who answers for what.' },
    'open-source': { label: 'Open technology', meaning: 'Open source and open standards.' },
    services: { label: 'Public services', meaning: 'Digital services that people use.' },
    'capacity-building': {
      label: 'Capacity building',
      meaning: 'Training, pilots and the helpdesk.',
    },
    advocacy: {
      label: 'Advocacy',
      meaning: 'The voice of cities towards states, the European Union and the United Nations.',
    },
    membership: { label: 'Membership', meaning: 'Cities that join.' },
    research: { label: 'Research', meaning: 'Studies and surveys.' },
    pandemic: { label: 'COVID-19', meaning: 'Digital rights in the pandemic.' },
    libraries: { label: 'Libraries', meaning: 'Work with libraries.' },
    disinformation: {
      label: 'Disinformation',
      meaning: 'False information, and trust in public life.',
    },
  } satisfies Record<Topic, { label: string; meaning: string }>,

  event: {
    title: 'Events',
    description:
      'Upcoming and past events of the coalition: annual meetings, conferences, webinars and workshops.',
    lead: 'Meetings, conferences, webinars and workshops of the coalition and its cities.',
    upcoming: 'Upcoming',
    none: 'No event is announced at the moment.',
    noneFollow: 'The feed tells you when there is one.',
    subscribe: 'Subscribe to the calendar',
    past: 'Past',
    time: (start: string, end: string | undefined, zone: string) =>
      `${start}${end ? ` to ${end}` : ''} (${zone})`,
  },

  project: {
    title: 'Projects',
    description:
      'The projects of the coalition since 2020: what they are, who takes part, what came out.',
    lead: 'Work with an aim and a time, by some members and partners together.',
    since: (date: string) => `begun ${date}`,
    until: (date: string) => `until ${date}`,
    latest: (date: string) => `latest result: ${date}`,
    undated: 'dates not collected yet',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    when: 'When',
    leads: 'Led by',
    cities: 'Cities',
    partners: 'Partners',
    website: 'Website',
    sources: 'Sources',
    about: 'Profile',
    results: 'Results',
    more: 'Read the post',
    all: (n: number) => `All ${count(n, 'project', 'projects')}`,
  },

  history: {
    chart: (onFirst: string, first: string, onLast: string, last: string) =>
      `Chart: the number of member cities, from ${first} ${onFirst} to ${last} ${onLast}. The table below has all figures.`,
    caption: 'Numbers of member cities as given at the time',
    date: 'Date',
    count: 'Members',
    source: 'Source',
    qualified: { about: (n: number) => `about ${n}`, 'more than': (n: number) => `more than ${n}` },
  },

  partner: {
    title: 'Partners',
    description:
      'The organisations that work with the coalition: United Nations bodies, networks of cities, research centres and funders.',
    lead: 'Organisations that work, or have worked, with the coalition.',
    core: 'Core partners',
    coreLead: 'The Global Cities Hub in Geneva names them as members of the board.',
    others: 'Other partners',
    othersLead: 'Each with what it does, or did.',
    kind: {
      institutional: 'Public body',
      network: 'Network',
      'civil-society': 'Civil society',
      knowledge: 'Research and design',
      'development-bank': 'Development bank',
      funder: 'Funder',
    } satisfies Record<PartnerKind, string>,
    kindLabel: 'Kind',
    role: 'Role',
    since: 'Partner since',
    website: 'Website',
    sources: 'Sources',
    about: 'Profile',
    activities: 'Together',
  },

  search: {
    title: 'Search',
    description:
      'Search all pages of this site, or browse the complete index: cities, partners, principles, topics and activities.',
    lead: 'Type a city, a topic or a few words.',
    /** Names the search among others in a browser; at most 16 characters. */
    engine: 'Digital rights',
    label: 'Search words',
    button: 'Search',
    noScript:
      'Searching needs JavaScript. What you typed is in the address of this page. Below is the way to everything on this site.',
    pages: 'Pages',
    searching: 'Searching …',
    /** Filled in by the script that searches, as are the values in braces below. */
    results: { none: 'No results', one: '1 result', many: '{count} results' },
    nothing: (query: string) =>
      `Nothing was found for “${query}”. Check the spelling, try fewer words, or browse the index below.`,
    /** Before the number of results, where no page has what was typed: by other words for the same thing, with typing errors, or by some of the words. */
    /** In place of advice, where the place that was asked for is known. */
    noPage: 'No page has “{query}”.',
    instead: 'No page has “{query}”. Results for “{other}”: ',
    similar: 'No page has “{query}”. Similar words: ',
    some: 'No page has all the words of “{query}”. Pages with some of them: ',
    /** The title of the page once something is searched. */
    titled: '{query} · {title}',
    /** Shown while the full text is being searched. */
    soFar: '{count} so far, still searching …',
    first: 'The first {count} results',
    /** Follows the number of results where facets alone were chosen: older activities are only searched for a word. */
    newest:
      ' among the newest activities and all other pages. Type a word to search everything, or choose a list below.',
    unread: 'The text of the pages could not be searched: there may be more.',
    more: 'Show more results',
    failed: 'The search could not be loaded. The index below still works.',
    /** A box that switches the key off. */
    slash: 'The key / starts a search, like Ctrl+K and ⌘K.',
    /** Whether a place that somebody searches for is a member. */
    place: {
      /** How a place is named: alone, and beside its namesakes. */
      alone: '{name}, {country},',
      among: '{name} ({country})',
      /** Where the name that was typed is another one. */
      alias: '{name} ({alias})',
      no: '{place} is not among the {count} member cities.',
      none: '{places} are not among the {count} member cities.',
      propose: 'Propose your city',
      member: '{city} is a member of the coalition.',
      candidate:
        '{city} has applied for membership. The coalition has not decided yet, and the city is not counted as a member.',
      former: '{city} was a member, and has left the coalition.',
      page: 'The page of {city}',
      /** Words that people put around the name of a city when they ask whether it is a member. */
      question: {
        membership: [
          'member',
          'members',
          'membership',
          'join',
          'joins',
          'joined',
          'joining',
          'part',
          'participate',
          'participates',
          'participating',
          'participated',
          'belong',
          'belongs',
          'coalition',
        ],
        others: [
          'a',
          'all',
          'already',
          'also',
          'among',
          'an',
          'are',
          'at',
          'become',
          'been',
          'can',
          'cities',
          'city',
          'did',
          'do',
          'does',
          'for',
          'had',
          'has',
          'have',
          'how',
          'i',
          'in',
          'is',
          'it',
          'list',
          'many',
          'municipality',
          'my',
          'network',
          'not',
          'of',
          'one',
          'our',
          'still',
          'take',
          'takes',
          'taking',
          'the',
          'they',
          'to',
          'too',
          'took',
          'town',
          'was',
          'we',
          'were',
          'what',
          'when',
          'which',
          'who',
          'why',
          'will',
          'yet',
          'your',
        ],
        articles: ['the'],
      },
    },
    type: {
      page: 'Page',
      principle: 'Principle',
      city: 'City',
      activity: 'Activity',
      project: 'Project',
      topic: 'Topic',
      country: 'Country',
      kind: 'Kind of activity',
      partner: 'Partner',
      checklist: 'Checklist',
      action: 'Action of a city',
    },
  },

  newsletter: {
    email: 'Your e-mail address',
    consent:
      'I agree that the coalition uses my address to send me the newsletter. I can withdraw this at any time.',
    privacy: 'What happens with your address',
    subscribe: 'Subscribe',
    confirm: 'You will get an e-mail with a link to confirm. Without that click nothing is sent.',
    none: 'There is no form on this site at the moment.',
    ask: 'Ask for the newsletter by e-mail',
    subject: 'Newsletter',
    orFeed: 'Follow by feed instead',
  },

  join: {
    checklistAll: 'The checklist with help and examples',
    form: 'Propose your city',
    formDescription:
      'The form with which a city asks to join the Cities Coalition for Digital Rights: in any language, with answers that you can save and send later.',
    formLead: 'What you send becomes public for good. Give an office, not a person.',
    needsScript: 'All that follows needs JavaScript:',
    city: 'Your city',
    why: 'Why it joins',
    whyHint: 'Write in your own language, or in English. Your page says in which one.',
    actions: 'What it does',
    actionsHint:
      'Under each principle, name something that your city does already, with a public page that shows it. A plan is welcome too, and is marked as one. One action is a good start. Leave the others empty.',
    decision: 'The decision',
    decisionHint:
      'Joining is a decision of your city, not of one office. If it has not been made yet, you can still apply.',
    contact: 'Your office',
    contactHint: 'An office and its mailbox, not a person. This will be public.',
    /** What it means to tick a box, by the field. */
    yes: {
      noActionsYet: 'We have nothing to show yet',
      promise:
        'Our city promises to uphold the Declaration of the Cities Coalition for Digital Rights',
    },
    /** How the person who proposes a city relates to it. */
    senders: {
      staff: 'I work for the city government',
      elected: 'I am elected to the city’s council or government',
      asked: 'The city has asked me to do this',
      other: 'I have another relation to the city, or none',
    },
    leaves: 'Our city leaves the coalition. Its page stays, and says so.',
    optional: (title: string) => `${title} (optional)`,
    example: (sample: string) => ` Example: ${sample}`,
    noItem: 'None of these',
    /** In a choice that cannot be left out. */
    choose: 'Choose',
    rejoins: 'Our city wants to join again.',
    search: 'Find your city',
    searchHint: 'Type its name in any language and script, and choose it from the list.',
    places: 'Places of this name',
    pickHelp:
      'If the marker is in the wrong place, select the right one on the map, or correct the place below.',
    mapAlt: 'Map with a marker at the place of the city',
    isOurs: 'Yes, this is our city',
    isNotOurs: 'No, search again',
    wholeMap: 'Show the whole world',
    addName: 'Add a name in another language',
    remove: 'Remove this',
    /** Headings of the items of a list; a number follows from the second one on. */
    items: { actions: 'Action', localNames: 'Name in the language of the city' },
    addAction: (principle: string) => `Add an action under “${principle}”`,
    steps: 'Parts of the form',
    continue: (step: string) => `Continue: ${step}`,
    checkAnswers: 'Check your answers',
    check: 'Check and send',
    checkLead: 'This is what you answered. Nothing has been sent yet.',
    notReady: 'Answer the questions that are named above. Then you can send your proposal here.',
    preview: 'The page that your answers make',
    file: 'The file for this site',
    declaration: 'Read the Declaration, in a new tab',
    signature: 'Place and day, name, office and signature:',
    download: 'Download the file',
    copy: 'Copy the text',
    hasSent: 'I have sent it',
    receipt: 'Your receipt',
    receiptHelp: 'Keep this page, printed or as a PDF.',
    next: 'What happens next',
    print: 'Print or save as PDF',
    drafts: 'Save your answers, or continue later',
    draftsHelp:
      'This site stores nothing about you, so your answers end with this tab. Download them as a draft, and open it here whenever you want to go on.',
    saveDraft: 'Download a draft',
    openDraft: 'Continue from a draft, or from the file of a city',
    allQuestions: 'All questions on one page',
    notLoaded:
      'The guided form could not be loaded. You can reload this page to try again, or use one of the ways below.',
    broken:
      'Something in this form does not work in your browser. Your answers are still here: download them, and send them by e-mail.',
    saveText: 'Download the answers as text',
    errors: (n: number) =>
      n === 1 ? joinForm.errors.one : joinForm.errors.other.replace('{count}', String(n)),
    emailSubject: (city: string) => `Proposal: ${city} wants to join`,
    gitHostNames: { github: 'GitHub', gitea: 'Gitea', forgejo: 'Forgejo', gitlab: 'GitLab' },
    correct: 'Correct this page with the form',
  },

  notFound: {
    title: 'This page does not exist',
    description: 'The page that you asked for is not on this site.',
    lead: 'The address may have changed, or contain an error. Search the site, or start from one of these pages.',
  },

  moved: {
    title: 'This page has moved',
    text: 'The page that you asked for is now here:',
  },
} as const;
