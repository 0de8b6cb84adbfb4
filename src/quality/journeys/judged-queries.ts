/**
 * What visitors type, and which pages answer it, judged on the frozen copy of the content before
 * the search was tuned. Add what visitors look for and do not find. A wish is changed only if it is
 * wrong, never because the search misses it.
 */

/** How a query asks, by which the results are counted. */
export const QUERY_KINDS = [
  'city',
  'local name',
  'foreign name',
  'country',
  'code',
  'joined or split',
  'typing error',
  'principle',
  'partner',
  'post or project',
  'topic',
  'kind',
  'question',
  'synonym',
  'phrase',
  'page',
  'other script',
  'nothing',
] as const;

export type QueryKind = (typeof QUERY_KINDS)[number];

export interface JudgedQuery {
  kind: QueryKind;
  query: string;
  /**
   * Paths from the root of the site, each of which is a good first result. With none, no page has
   * what is asked for: nothing may be listed, or the page must say that the results are only similar.
   */
  pages: readonly string[];
  /** The last place at which the first of the pages may stand, whatever the shares are. */
  within?: 1 | 3;
}

const first = (kind: QueryKind, query: string, page: string, ...also: string[]): JudgedQuery => ({
  kind,
  query,
  pages: [page, ...also],
  within: 1,
});
const among3 = (kind: QueryKind, query: string, page: string, ...also: string[]): JudgedQuery => ({
  kind,
  query,
  pages: [page, ...also],
  within: 3,
});

/** Queries that have one answer, or a few that are as good. */
const ask = (kind: QueryKind, wishes: Readonly<Record<string, readonly string[]>>): JudgedQuery[] =>
  Object.entries(wishes).map(([query, pages]) => ({ kind, query, pages }));

/** The page of a country and the pages of its member cities. */
const country = (slug: string, ...cities: string[]): string[] => [
  `/countries/${slug}/`,
  ...cities.map((city) => `/cities/${city}/`),
];
const UNITED_KINGDOM = country('united-kingdom', 'london', 'glasgow');
const UNITED_STATES = country(
  'united-states',
  'austin',
  'boston',
  'cary',
  'chicago',
  'kansas-city',
  'los-angeles',
  'new-york-city',
  'philadelphia',
  'portland',
  'san-antonio',
  'san-jose',
);
const GERMANY = country('germany', 'berlin', 'bonn', 'cologne', 'leipzig', 'munich');
const SPAIN = country('spain', 'barcelona', 'la-coruna', 'zaragoza');
const FRANCE = country('france', 'bordeaux', 'grenoble', 'lyon', 'nice', 'rennes');
const ITALY = country('italy', 'milan', 'torino');
const NETHERLANDS = country('netherlands', 'amsterdam', 'utrecht');
const CANADA = country('canada', 'montreal', 'toronto');
const AUSTRIA = country('austria', 'vienna');
const GREECE = country('greece', 'athens');
const BULGARIA = country('bulgaria', 'sofia');
const JORDAN = country('jordan', 'amman');
const FINLAND = country('finland', 'helsinki');
const IRELAND = country('ireland', 'dublin');
const BRAZIL = country('brazil', 'maceio');
const BELGIUM = country('belgium', 'brussels');
const ALBANIA = country('albania', 'tirana');

const PRIVACY = '/principles/privacy-and-security/';
const ACCESS = '/principles/access-and-literacy/';
const TRANSPARENCY = '/principles/transparency-and-accountability/';
const PARTICIPATION = '/principles/democracy-and-inclusion/';
const STANDARDS = '/principles/open-and-ethical-standards/';
const PANDEMIC = [
  '/topics/pandemic/',
  '/activities/covid-position-statement/',
  '/activities/ten-principles-covid-technology/',
  '/activities/digital-rights-front-and-centre-2020/',
  '/activities/city-examples-covid-19/',
];
const FOUNDED = ['/about/', '/activities/coalition-launch-2018/'];
const AI_REGISTERS = [
  '/activities/ai-registers-amsterdam-helsinki/',
  '/activities/algorithm-register-standard/',
];
const FRAMEWORK = [
  '/projects/digital-rights-governance-framework/',
  '/activities/framework-first-draft/',
  '/activities/open-call-pilot-framework/',
  '/activities/first-political-meeting-2021/',
  '/activities/four-pilot-cities-selected/',
];
const GOUAI = [
  '/projects/global-observatory-of-urban-ai/',
  '/activities/global-observatory-urban-ai/',
  '/activities/gouai-official-launch-atlas/',
  '/activities/gouai-atlas-first-report/',
];
const CAMERAS = [
  PRIVACY,
  '/topics/privacy/',
  '/activities/citizen-voices-expert-meeting/',
  '/activities/barcelona-citizen-initiatives-repository/',
  '/projects/citizen-voices/',
];
const FACES = [
  '/activities/london-emerging-tech-charter/',
  '/cities/london/',
  '/activities/global-observatory-urban-ai/',
  '/projects/global-observatory-of-urban-ai/',
];
const CHILDREN = ['/cities/utrecht/', PRIVACY, ACCESS];
const OLDER_PEOPLE = ['/cities/cluj-napoca/', ACCESS];
const DISINFORMATION = [
  '/topics/disinformation/',
  '/cities/sofia/',
  '/activities/smart-city-expo-2025/',
  '/activities/digital-rights-agenda-local-governments/',
];

export const JUDGED: readonly JudgedQuery[] = [
  // Cities by name
  first('city', 'Barcelona', '/cities/barcelona/'),
  first('city', 'amsterdam', '/cities/amsterdam/'),
  first('city', 'new york', '/cities/new-york-city/'),
  first('city', 'new york city', '/cities/new-york-city/'),
  first('city', 'Munich', '/cities/munich/'),
  first('city', 'turin', '/cities/torino/'),
  first('city', 'maceio', '/cities/maceio/'),
  first('city', 'coruña', '/cities/la-coruna/'),
  first('city', 'san jose', '/cities/san-jose/'),
  first('city', 'reykjavik', '/cities/reykjavik/'),
  ...ask('city', {
    nice: ['/cities/nice/'],
    BONN: ['/cities/bonn/'],
    'city of london': ['/cities/london/'],
    'Kansas City, Missouri': ['/cities/kansas-city/'],
    'portland oregon': ['/cities/portland/'],
    'Cary, NC': ['/cities/cary/'],
    'Sydney Australia': ['/cities/sydney/'],
    'san antonio texas': ['/cities/san-antonio/'],
    cluj: ['/cities/cluj-napoca/'],
    'los angeles': ['/cities/los-angeles/'],
    'Bordeaux Métropole': ['/cities/bordeaux/', '/activities/bordeaux-signs-declaration-2019/'],
    athens: ['/cities/athens/'],
    lyon: ['/cities/lyon/'],
    'philadelphia usa': ['/cities/philadelphia/'],
  }),

  // Cities by local name
  first('local name', 'München', '/cities/munich/'),
  first('local name', 'munchen', '/cities/munich/'),
  first('local name', 'Torino', '/cities/torino/'),
  first('local name', 'Milano', '/cities/milan/'),
  first('local name', 'Wien', '/cities/vienna/'),
  first('local name', 'köln', '/cities/cologne/'),
  first('local name', 'Bruxelles', '/cities/brussels/'),
  among3('local name', 'reykjavík', '/cities/reykjavik/'),
  ...ask('local name', {
    muenchen: ['/cities/munich/'],
    Koeln: ['/cities/cologne/'],
    Brussel: ['/cities/brussels/'],
    Helsingfors: ['/cities/helsinki/'],
    'Baile Átha Cliath': ['/cities/dublin/'],
    'La Coruña': ['/cities/la-coruna/'],
    Montréal: ['/cities/montreal/'],
    tirane: ['/cities/tirana/'],
  }),

  // Cities by their name in other languages
  ...ask('foreign name', {
    Londres: ['/cities/london/'],
    Mailand: ['/cities/milan/'],
    Athen: ['/cities/athens/'],
    'Nueva York': ['/cities/new-york-city/'],
    Oporto: ['/cities/porto/'],
    Viena: ['/cities/vienna/'],
    Bruselas: ['/cities/brussels/'],
    Colonia: ['/cities/cologne/'],
    Lipsia: ['/cities/leipzig/'],
    Saragossa: ['/cities/zaragoza/'],
    Cracovia: [],
    Sofija: ['/cities/sofia/'],
  }),

  // Countries, in English and other languages, by usual forms
  among3('country', 'Portugal', '/cities/porto/', '/countries/portugal/'),
  among3('country', 'Jordan', '/cities/amman/', '/countries/jordan/'),
  among3('country', 'Iceland', '/cities/reykjavik/', '/countries/iceland/'),
  among3('country', 'Brazil', '/cities/maceio/', '/countries/brazil/'),
  among3('country', 'Albania', '/cities/tirana/', '/countries/albania/'),
  ...ask('country', {
    Germany: ['/countries/germany/'],
    'cities in spain': ['/countries/spain/'],
    UK: UNITED_KINGDOM,
    'U.K.': UNITED_KINGDOM,
    'Great Britain': UNITED_KINGDOM,
    England: UNITED_KINGDOM,
    USA: UNITED_STATES,
    'U.S.': UNITED_STATES,
    'U.S.A.': UNITED_STATES,
    'United States of America': UNITED_STATES,
    america: UNITED_STATES,
    Deutschland: GERMANY,
    Allemagne: GERMANY,
    España: SPAIN,
    Spanien: SPAIN,
    Frankreich: FRANCE,
    Francia: FRANCE,
    Italia: ITALY,
    Nederland: NETHERLANDS,
    Holland: NETHERLANDS,
    'the netherlands': NETHERLANDS,
    'Pays-Bas': NETHERLANDS,
    Österreich: AUSTRIA,
    Suomi: FINLAND,
    Éire: IRELAND,
    'Republic of Ireland': IRELAND,
    Brasil: BRAZIL,
    Belgique: BELGIUM,
    België: BELGIUM,
    Shqipëri: ALBANIA,
    Ísland: country('iceland', 'reykjavik'),
    Slovensko: country('slovakia', 'bratislava'),
    Kanada: CANADA,
    'Estados Unidos': UNITED_STATES,
    'Vereinigtes Königreich': UNITED_KINGDOM,
    Grecia: GREECE,
    México: country('mexico', 'guadalajara'),
    Rumänien: country('romania', 'cluj-napoca'),
  }),

  // Codes, initials and other short forms
  among3('code', 'GOUAI', '/projects/global-observatory-of-urban-ai/', ...GOUAI),
  ...ask('code', {
    NYC: ['/cities/new-york-city/'],
    NY: ['/cities/new-york-city/'],
    LA: ['/cities/los-angeles/'],
    BCN: ['/cities/barcelona/'],
    AMS: ['/cities/amsterdam/'],
    LON: ['/cities/london/'],
    PDX: ['/cities/portland/'],
    ESBCN: ['/cities/barcelona/'],
    'US NYC': ['/cities/new-york-city/'],
    DE: GERMANY,
    ES: SPAIN,
    GBR: UNITED_KINGDOM,
    OHCHR: ['/partners/ohchr/'],
    'un.org ohchr': ['/partners/ohchr/'],
    'ohchr.org': ['/partners/ohchr/'],
    OSF: ['/partners/open-society-foundations/'],
    IFLA: ['/partners/ifla/'],
    FNP: ['/partners/fnp/'],
    CAF: ['/partners/caf/'],
    CIDOB: ['/partners/cidob/'],
    IRPC: ['/partners/irpc/'],
    DRW: ['/partners/digital-rights-watch/'],
    ADRI: [
      '/projects/applied-digital-rights-initiative/',
      '/activities/applied-digital-rights-initiative/',
    ],
    IDRD: ['/projects/international-digital-rights-days/'],
    CC4DR: ['/about/', '/activities/cc4dr-progress-2020/', '/activities/coalition-launch-2018/'],
    'nyc.gov': ['/cities/new-york-city/'],
    lacity: ['/cities/los-angeles/'],
    EU: [
      '/partners/eurocities/',
      '/activities/eurocities-trustworthy-ai-response/',
      '/cities/brussels/',
    ],
  }),

  // Words written together, or apart
  ...ask('joined or split', {
    newyork: ['/cities/new-york-city/'],
    newyorkcity: ['/cities/new-york-city/'],
    losangeles: ['/cities/los-angeles/'],
    kansascity: ['/cities/kansas-city/'],
    sanjose: ['/cities/san-jose/'],
    'cluj napoca': ['/cities/cluj-napoca/'],
    clujnapoca: ['/cities/cluj-napoca/'],
    'la coruna': ['/cities/la-coruna/'],
    acoruna: ['/cities/la-coruna/'],
    opensource: ['/topics/open-source/'],
    'open-source': ['/topics/open-source/'],
    opendata: ['/data/', '/topics/data/'],
    unhabitat: ['/partners/un-habitat/'],
    'un habitat': ['/partners/un-habitat/'],
    'euro cities': ['/partners/eurocities/'],
    'beta nyc': ['/partners/betanyc/'],
    betanyc: ['/partners/betanyc/'],
    'news letter': ['/newsletter/'],
    'check list': ['/checklist/'],
    'help desk': ['/projects/helpdesk/', '/activities/helpdesk-at-mozfest/'],
    covid19: PANDEMIC,
    'covid 19': PANDEMIC,
    unitedkingdom: UNITED_KINGDOM,
    'digitalrights governance': FRAMEWORK,
  }),

  // With a typing error
  first('typing error', 'Barcelon', '/cities/barcelona/'),
  first('typing error', 'Amsterdm', '/cities/amsterdam/'),
  first('typing error', 'Helsnki', '/cities/helsinki/'),
  first('typing error', 'Brussles', '/cities/brussels/'),
  first('typing error', 'Philadelpia', '/cities/philadelphia/'),
  first('typing error', 'eurocites', '/partners/eurocities/'),
  ...ask('typing error', {
    Barclona: ['/cities/barcelona/'],
    Reykjavic: ['/cities/reykjavik/'],
    Amstredam: ['/cities/amsterdam/'],
    Londn: ['/cities/london/'],
    Torronto: ['/cities/toronto/'],
    Bratislawa: ['/cities/bratislava/'],
    Gernoble: ['/cities/grenoble/'],
    Guadalahara: ['/cities/guadalajara/'],
    Montreel: ['/cities/montreal/'],
    Ultrecht: ['/cities/utrecht/'],
    Germny: ['/countries/germany/'],
    'new yrok': ['/cities/new-york-city/'],
    privcy: [PRIVACY, '/topics/privacy/', '/privacy/'],
    accesibility: ['/accessibility/'],
    newsleter: ['/newsletter/'],
    checklst: ['/checklist/'],
    'governace framework': FRAMEWORK,
    'algoritm register': AI_REGISTERS,
    'un habbitat': ['/partners/un-habitat/'],
    disinfomation: DISINFORMATION,
    'citizen voises': ['/projects/citizen-voices/', '/activities/citizen-voices-project/'],
  }),

  // Principles
  among3('principle', 'privacy', PRIVACY, '/topics/privacy/', '/privacy/'),
  first('principle', 'digital literacy', ACCESS),
  first('principle', 'open standards', STANDARDS),
  first('principle', 'participatory democracy', PARTICIPATION),
  first('principle', 'non-discrimination of algorithms', TRANSPARENCY),
  ...ask('principle', {
    'principle 3': [TRANSPARENCY],
    'principle 1': [ACCESS],
    'principle five': [STANDARDS],
    'second principle': [PRIVACY],
    'access and literacy': [ACCESS],
    accountability: [TRANSPARENCY],
    discrimination: [TRANSPARENCY],
    'equal access': [ACCESS],
    'data protection': [PRIVACY, '/topics/privacy/'],
    'ethical standards': [STANDARDS],
    interoperability: [STANDARDS, '/cities/bratislava/'],
    'five principles': ['/principles/'],
    'diversity and inclusion': [PARTICIPATION],
  }),

  // Partners
  first('partner', 'UN-Habitat', '/partners/un-habitat/'),
  first('partner', 'UCLG', '/partners/uclg/'),
  first('partner', 'united cities and local governments', '/partners/uclg/'),
  first('partner', 'eurocities', '/partners/eurocities/'),
  first('partner', 'Mozilla', '/partners/mozilla-foundation/'),
  first('partner', 'library associations', '/partners/ifla/'),
  first('partner', 'open society', '/partners/open-society-foundations/'),
  first('partner', 'democratic society', '/partners/democratic-society/'),
  ...ask('partner', {
    waag: ['/partners/waag/'],
    'Barcelona Centre for International Affairs': ['/partners/cidob/'],
    'high commissioner for human rights': ['/partners/ohchr/'],
    'development bank': ['/partners/caf/'],
    'Frente Nacional de Prefeitos': ['/partners/fnp/'],
    'utrecht university': ['/partners/utrecht-university/'],
    'mozilla foundation': ['/partners/mozilla-foundation/'],
    'internet rights and principles coalition': ['/partners/irpc/'],
    'united nations': ['/partners/un-habitat/', '/partners/ohchr/'],
    demsoc: ['/partners/democratic-society/'],
  }),

  // Posts and projects
  first('post or project', 'defining digital rights', '/activities/defining-digital-rights/'),
  among3(
    'post or project',
    'libraries',
    '/activities/libraries-and-cities/',
    '/topics/libraries/',
    '/partners/ifla/',
  ),
  among3(
    'post or project',
    'urban ai observatory',
    '/projects/global-observatory-of-urban-ai/',
    ...GOUAI,
  ),
  first('post or project', '100 cities in 100 days', '/activities/100-cities-in-100-days/'),
  first('post or project', 'emerging tech charter', '/activities/london-emerging-tech-charter/'),
  among3(
    'post or project',
    'ai register',
    '/activities/ai-registers-amsterdam-helsinki/',
    ...AI_REGISTERS,
  ),
  among3(
    'post or project',
    'algorithm register',
    '/activities/algorithm-register-standard/',
    ...AI_REGISTERS,
  ),
  among3(
    'post or project',
    'citizen voices',
    '/projects/citizen-voices/',
    '/activities/citizen-voices-project/',
    '/activities/citizen-voices-report/',
  ),
  among3(
    'post or project',
    'governance framework',
    '/projects/digital-rights-governance-framework/',
    ...FRAMEWORK,
  ),
  among3('post or project', 'helpdesk', '/projects/helpdesk/', '/activities/helpdesk-at-mozfest/'),
  among3('post or project', 'six missions', '/activities/six-missions/'),
  among3('post or project', 'annual meeting porto', '/activities/annual-meeting-2025/'),
  among3(
    'post or project',
    'digital rights days',
    '/projects/international-digital-rights-days/',
    '/activities/digital-rights-days-2024/',
    '/activities/digital-rights-days-2025/',
  ),
  first('post or project', 'montreal data charter', '/activities/montreal-data-charter/'),
  among3(
    'post or project',
    'face recognition',
    '/activities/london-emerging-tech-charter/',
    ...FACES,
  ),
  among3(
    'post or project',
    'chatbots',
    '/activities/ai-governance-survey-results/',
    '/cities/helsinki/',
    '/activities/ai-registers-amsterdam-helsinki/',
    '/projects/ai-governance-survey/',
  ),
  among3('post or project', 'library privacy week', '/cities/new-york-city/'),
  among3('post or project', 'decidim', '/cities/barcelona/'),
  among3('post or project', 'sensors', '/cities/amsterdam/', PRIVACY),
  ...ask('post or project', {
    'smart city expo': [
      '/activities/smart-city-expo-2025/',
      '/activities/smart-city-expo-2021/',
      '/activities/smart-city-expo-2023-panel/',
    ],
    'brussels charter': ['/activities/brussels-charter/'],
    'digital divide': [
      '/cities/barcelona/',
      '/activities/january-2021-bcn/',
      '/activities/libraries-and-cities/',
      PARTICIPATION,
      '/topics/inclusion/',
      ACCESS,
    ],
    'net neutrality': [
      TRANSPARENCY,
      '/cities/new-york-city/',
      '/checklist/',
      '/activities/january-2021-bcn/',
      '/activities/barcelona-citizen-ecosystem/',
      '/activities/barcelona-citizen-initiatives-repository/',
    ],
    'contact tracing': ['/activities/covid-position-statement/'],
    'digital twin': ['/cities/dublin/', '/activities/human-rights-day-blog-dublin/'],
    'cologne joins': ['/activities/cologne-joins-2024/'],
    'atlas of urban ai': GOUAI,
    'ai survey results': ['/activities/ai-governance-survey-results/'],
    'dublin workshops': [
      '/activities/dublin-first-workshops/',
      '/activities/dublin-digital-rights-in-action/',
      '/activities/human-rights-day-blog-dublin/',
    ],
    'boston interview': ['/activities/boston-interview/'],
    'world urban forum': ['/activities/people-centred-smart-cities-wuf10/'],
    lifebuoys: ['/cities/dublin/'],
    'tirana citizen voices': ['/activities/citizen-voices-tirana/'],
    declaration: ['/declaration/'],
    'text of the declaration': ['/declaration/'],
    'who has signed the declaration': ['/declaration/'],
    'toronto declaration': [
      '/activities/toronto-signs-declaration-2019/',
      '/activities/toronto-council-decision-2019/',
    ],
    '27 universities': [
      '/projects/applied-digital-rights-initiative/',
      '/activities/applied-digital-rights-initiative/',
    ],
  }),

  // Topics
  among3('topic', 'covid', '/topics/pandemic/', ...PANDEMIC),
  ...ask('topic', {
    AI: ['/topics/ai/'],
    'artificial intelligence': ['/topics/ai/'],
    'open source': ['/topics/open-source/'],
    disinformation: DISINFORMATION,
    'digital inclusion': [
      '/topics/inclusion/',
      '/activities/glasgow-interview/',
      '/cities/glasgow/',
    ],
    'capacity building': ['/topics/capacity-building/'],
    'public services': ['/topics/services/'],
    research: ['/topics/research/'],
    participation: ['/topics/participation/', PARTICIPATION],
    governance: ['/topics/governance/', ...FRAMEWORK],
    transparency: ['/topics/transparency/', TRANSPARENCY],
    advocacy: ['/topics/advocacy/'],
  }),

  // Kinds of activities
  ...ask('kind', {
    news: ['/kinds/news/', '/activities/'],
    publications: ['/kinds/publication/'],
    statements: ['/kinds/statement/'],
    webinars: ['/kinds/webinar/', '/projects/monthly-webinars/'],
    webinar: [
      '/kinds/webinar/',
      '/projects/monthly-webinars/',
      '/activities/citizen-voices-webinar/',
      '/activities/toronto-digital-infrastructure-plan-webinar/',
    ],
    campaigns: ['/kinds/campaign/'],
    'past events': ['/events/', '/kinds/event/'],
    reports: ['/kinds/publication/'],
  }),

  // Questions in a sentence, or in some of its words
  ...ask('question', {
    'who founded': [...FOUNDED, '/activities/what-three-founding-cities-do-2018/'],
    'who founded the coalition': [...FOUNDED, '/activities/what-three-founding-cities-do-2018/'],
    'how many cities are members': ['/cities/', '/about/'],
    'how many cities': ['/cities/', '/about/'],
    'how can my city join': ['/join/'],
    'how do we become a member?': ['/join/'],
    'what are the five principles?': ['/principles/'],
    'what is the coalition': ['/about/'],
    'which cities have an algorithm register': [
      ...AI_REGISTERS,
      '/cities/amsterdam/',
      '/cities/helsinki/',
      '/checklist/',
    ],
    'where can I download the data?': ['/data/'],
    'is Berlin a member?': ['/cities/berlin/'],
    'is barcelona in the coalition': ['/cities/barcelona/'],
    'what does Helsinki do for digital rights': ['/cities/helsinki/'],
    'who are your partners': ['/partners/'],
    'how do I contact you': ['/contact/'],
    'when was the coalition founded': FOUNDED,
    'what are digital rights': ['/activities/defining-digital-rights/', '/about/', '/principles/'],
    'do you use cookies?': ['/privacy/'],
    'which countries are members': ['/cities/'],
    'what is UN-Habitat': ['/partners/un-habitat/'],
    'why should a city join?': ['/join/', '/about/'],
    'is Paris a member': [],
  }),

  // Other words for the same thing
  ...ask('synonym', {
    coronavirus: PANDEMIC,
    'corona virus': PANDEMIC,
    pandemic: PANDEMIC,
    CCTV: CAMERAS,
    'video surveillance': [
      ...CAMERAS,
      '/activities/digital-rights-agenda-local-governments/',
      '/activities/covid-position-statement/',
    ],
    kids: CHILDREN,
    children: CHILDREN,
    elderly: OLDER_PEOPLE,
    seniors: OLDER_PEOPLE,
    GDPR: [PRIVACY, '/topics/privacy/', '/privacy/'],
    'become a member': ['/join/'],
    'sign up my city': ['/join/'],
    'membership application': ['/join/'],
    'privacy policy': ['/privacy/'],
    cookies: ['/privacy/'],
    map: ['/cities/'],
    'list of cities': ['/cities/'],
    'member list': ['/cities/'],
    'list of members': ['/cities/'],
    'facial recognition': FACES,
    'fake news': DISINFORMATION,
    misinformation: DISINFORMATION,
    RSS: ['/feeds/'],
    subscribe: ['/newsletter/', '/feeds/'],
    calendar: ['/events/', '/feeds/', '/feeds/cities/'],
    API: ['/data/'],
    csv: ['/data/'],
    dataset: ['/data/'],
    imprint: ['/colophon/', '/contact/'],
    license: ['/colophon/', '/data/'],
    licence: ['/colophon/', '/data/'],
    'email address': ['/contact/'],
    founders: [
      ...FOUNDED,
      '/activities/what-three-founding-cities-do-2018/',
      '/cities/amsterdam/',
      '/cities/barcelona/',
      '/cities/new-york-city/',
    ],
    'free wifi': [
      '/cities/porto/',
      '/cities/boston/',
      ACCESS,
      '/activities/porto-culture-of-data/',
      '/activities/what-three-founding-cities-do-2018/',
      '/cities/amsterdam/',
    ],
    'machine learning': ['/topics/ai/'],
    'citizen participation': [
      '/topics/participation/',
      PARTICIPATION,
      '/activities/reykjavik-interview/',
    ],
    'disabled people': [
      '/accessibility/',
      ACCESS,
      PARTICIPATION,
      '/principles/',
      '/checklist/',
      '/activities/boston-interview/',
    ],
    'cyber security': [
      PRIVACY,
      '/cities/montreal/',
      '/activities/montreal-data-charter/',
      '/activities/ai-governance-survey-results/',
    ],
    training: [
      '/topics/capacity-building/',
      '/activities/tirana-design-workshops/',
      '/activities/human-rights-day-blog-tirana/',
      '/activities/four-pilot-cities-selected/',
    ],
    'press release': ['/kinds/news/', '/activities/global-package-bordeaux/'],
    'digital skills': [ACCESS, '/cities/cluj-napoca/', '/cities/dublin/', '/cities/athens/'],
    'source code': ['/colophon/'],
  }),

  // A phrase in quotation marks
  ...ask('phrase', {
    '"digital rights governance framework"': FRAMEWORK,
    '"emerging tech charter"': ['/activities/london-emerging-tech-charter/', '/cities/london/'],
    '“right to know”': [PRIVACY, '/principles/', '/activities/porto-culture-of-data/'],
    '"citizen voices for digital rights"': [
      '/projects/citizen-voices/',
      '/activities/citizen-voices-project/',
      '/activities/citizen-voices-tirana/',
      '/activities/citizen-voices-webinar/',
    ],
    '"new york city"': ['/cities/new-york-city/'],
    '"smart city expo world congress 2021"': ['/activities/smart-city-expo-2021/'],
    '"rights digital"': [],
    '"framework governance rights"': [],
    '"amsterdam helsinki barcelona toronto"': [],
  }),

  // Pages of the site
  among3('page', 'join', '/join/'),
  among3('page', 'how to join', '/join/'),
  first('page', 'checklist', '/checklist/'),
  first('page', 'contact', '/contact/'),
  first('page', 'newsletter', '/newsletter/'),
  among3('page', 'accessibility', '/accessibility/'),
  first('page', 'about the coalition', '/about/'),
  first('page', 'feeds', '/feeds/'),
  among3('page', 'events', '/events/', '/kinds/event/'),
  among3('page', 'partners', '/partners/'),
  ...ask('page', {
    'open data': ['/data/', '/topics/data/'],
    download: ['/data/'],
    about: ['/about/'],
    projects: ['/projects/'],
    'your privacy': ['/privacy/'],
    colophon: ['/colophon/'],
    'table of cities': ['/cities/table/'],
    'member cities': ['/cities/'],
    'accessibility statement': ['/accessibility/'],
    'propose a city': ['/join/', '/contact/'],
    'feeds of cities': ['/feeds/cities/', '/feeds/'],
    europe: ['/cities/', '/continents/europe/', '/partners/eurocities/'],
  }),

  // Scripts other than Latin
  first('other script', 'Αθήνα', '/cities/athens/'),
  first('other script', 'عمان', '/cities/amman/'),
  ...ask('other script', {
    София: ['/cities/sofia/'],
    ΑΘΗΝΑ: ['/cities/athens/'],
    България: BULGARIA,
    Ελλάδα: GREECE,
    الأردن: JORDAN,
    Германия: GERMANY,
    Канада: CANADA,
    'الولايات المتحدة': UNITED_STATES,
    إسبانيا: SPAIN,
    ドイツ: GERMANY,
    英国: UNITED_KINGDOM,
    法国: FRANCE,
    이탈리아: ITALY,
    Лондон: ['/cities/london/'],
    Βαρκελώνη: ['/cities/barcelona/'],
    ロンドン: ['/cities/london/'],
    日本: [],
    Париж: [],
  }),

  // Cities that are no members, and words that no page has
  ...[
    'Paris',
    'Nantes',
    'Rome',
    'Prague',
    'Liverpool',
    'Tokyo',
    'Ghent',
    'Rio de Janeiro',
    'Seoul',
    'Madrid',
    'Lisbon',
    'Oslo',
    'Stockholm',
    'Copenhagen',
    'Hamburg',
    'Warsaw',
    'Zurich',
    'Istanbul',
    'Nairobi',
    'Mumbai',
    'Lagos',
    'San Francisco',
    'Porto Alegre',
    'New Delhi',
    'Buenos Aires',
    'Japan',
    'Türkiye',
    'blockchain',
    'pizza',
    'asdfgh',
    '!!!',
    'x'.repeat(300),
    'weather in Paris',
  ].map((query): JudgedQuery => ({ kind: 'nothing', query, pages: [] })),
];
