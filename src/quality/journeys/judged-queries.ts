/**
 * What visitors type, and where they want to go: the page must stand first,
 * or among the first three. Add what visitors look for and do not find.
 */
export interface JudgedQuery {
  query: string;
  /** Path of the page from the root of the site. */
  page: string;
  /** The last place at which it may stand. */
  within: 1 | 3;
}

const first = (query: string, page: string): JudgedQuery => ({ query, page, within: 1 });
const among3 = (query: string, page: string): JudgedQuery => ({ query, page, within: 3 });

export const JUDGED: readonly JudgedQuery[] = [
  // Cities: by name, by local name, by spelling, by country
  first('Barcelona', '/cities/barcelona/'),
  first('amsterdam', '/cities/amsterdam/'),
  first('new york', '/cities/new-york-city/'),
  first('new york city', '/cities/new-york-city/'),
  first('Munich', '/cities/munich/'),
  first('München', '/cities/munich/'),
  first('munchen', '/cities/munich/'),
  first('Torino', '/cities/torino/'),
  first('turin', '/cities/torino/'),
  first('Αθήνα', '/cities/athens/'),
  first('عمان', '/cities/amman/'),
  first('Milano', '/cities/milan/'),
  first('Wien', '/cities/vienna/'),
  first('köln', '/cities/cologne/'),
  first('Bruxelles', '/cities/brussels/'),
  first('maceio', '/cities/maceio/'),
  first('coruña', '/cities/la-coruna/'),
  first('san jose', '/cities/san-jose/'),
  first('reykjavik', '/cities/reykjavik/'),
  among3('reykjavík', '/cities/reykjavik/'),
  among3('Portugal', '/cities/porto/'),
  among3('Jordan', '/cities/amman/'),
  among3('Iceland', '/cities/reykjavik/'),
  among3('Brazil', '/cities/maceio/'),
  among3('Albania', '/cities/tirana/'),
  // With a typing error
  first('Barcelon', '/cities/barcelona/'),
  first('Amsterdm', '/cities/amsterdam/'),
  first('Helsnki', '/cities/helsinki/'),
  first('Brussles', '/cities/brussels/'),
  first('Philadelpia', '/cities/philadelphia/'),
  first('eurocites', '/partners/eurocities/'),
  // Principles
  among3('privacy', '/principles/privacy-and-security/'),
  first('digital literacy', '/principles/access-and-literacy/'),
  first('open standards', '/principles/open-and-ethical-standards/'),
  first('participatory democracy', '/principles/democracy-and-inclusion/'),
  first('non-discrimination of algorithms', '/principles/transparency-and-accountability/'),
  // Partners
  first('UN-Habitat', '/partners/un-habitat/'),
  first('UCLG', '/partners/uclg/'),
  first('united cities and local governments', '/partners/uclg/'),
  first('eurocities', '/partners/eurocities/'),
  first('Mozilla', '/partners/mozilla-foundation/'),
  first('library associations', '/partners/ifla/'),
  first('open society', '/partners/open-society-foundations/'),
  first('democratic society', '/partners/democratic-society/'),
  // Posts and projects
  first('defining digital rights', '/activities/defining-digital-rights/'),
  among3('libraries', '/activities/libraries-and-cities/'),
  among3('urban ai observatory', '/projects/global-observatory-of-urban-ai/'),
  among3('GOUAI', '/projects/global-observatory-of-urban-ai/'),
  first('100 cities in 100 days', '/activities/100-cities-in-100-days/'),
  first('emerging tech charter', '/activities/london-emerging-tech-charter/'),
  among3('ai register', '/activities/ai-registers-amsterdam-helsinki/'),
  among3('algorithm register', '/activities/algorithm-register-standard/'),
  among3('citizen voices', '/projects/citizen-voices/'),
  among3('governance framework', '/projects/digital-rights-governance-framework/'),
  among3('helpdesk', '/projects/helpdesk/'),
  among3('covid', '/topics/pandemic/'),
  among3('six missions', '/activities/six-missions/'),
  among3('annual meeting porto', '/activities/annual-meeting-2025/'),
  among3('digital rights days', '/projects/international-digital-rights-days/'),
  first('montreal data charter', '/activities/montreal-data-charter/'),
  among3('face recognition', '/activities/london-emerging-tech-charter/'),
  among3('chatbots', '/activities/ai-governance-survey-results/'),
  among3('library privacy week', '/cities/new-york-city/'),
  among3('decidim', '/cities/barcelona/'),
  among3('sensors', '/cities/amsterdam/'),
  // Pages
  among3('join', '/join/'),
  among3('how to join', '/join/'),
  first('checklist', '/checklist/'),
  first('contact', '/contact/'),
  first('newsletter', '/newsletter/'),
  among3('accessibility', '/accessibility/'),
  first('about the coalition', '/about/'),
  first('feeds', '/feeds/'),
  among3('events', '/events/'),
  among3('partners', '/partners/'),
];
