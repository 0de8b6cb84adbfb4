/**
 * What visitors type to learn whether a city is a member, and which places the search has to say
 * are none. Judged against the 47 members in the copy of the coalition's content. Add what visitors
 * type and what is answered wrongly.
 */
export interface JudgedPlace {
  query: string;
  /** The places that are named as no members, in this order: `Paris, FR`. None if nothing is said. */
  says: readonly string[];
  /** True if further namesakes may follow. */
  andMore: boolean;
}

/** The place that is named first; which namesakes follow is not judged. */
const no = (query: string, place: string): JudgedPlace => ({ query, says: [place], andMore: true });
const exactly = (query: string, ...says: string[]): JudgedPlace => ({
  query,
  says,
  andMore: false,
});
/** Nothing is said about a place. */
const nothing = (query: string): JudgedPlace => exactly(query);

export const JUDGED_PLACES: readonly JudgedPlace[] = [
  // Cities that are no members, by the name that English uses
  no('Paris', 'Paris, FR'),
  no('Nantes', 'Nantes, FR'),
  no('Rome', 'Rome, IT'),
  no('Prague', 'Prague, CZ'),
  no('Liverpool', 'Liverpool, GB'),
  no('Tokyo', 'Tokyo, JP'),
  no('Ghent', 'Gent, BE'),
  no('Rio de Janeiro', 'Rio de Janeiro, BR'),
  no('Seoul', 'Seoul, KR'),
  no('Madrid', 'Madrid, ES'),
  no('Geneva', 'Genève, CH'),
  no('Copenhagen', 'Copenhagen, DK'),
  no('The Hague', 'The Hague, NL'),
  no('Mexico City', 'Mexico City, MX'),
  no('Buenos Aires', 'Buenos Aires, AR'),
  no('Nairobi', 'Nairobi, KE'),
  no('Cape Town', 'Cape Town, ZA'),
  no('Jakarta', 'Jakarta, ID'),
  no('Saint-Denis', 'Saint-Denis, RE'),
  // In the spelling and the case in which people type
  no('paris', 'Paris, FR'),
  no('  MADRID ', 'Madrid, ES'),
  no('são paulo', 'São Paulo, BR'),
  no('sao paulo', 'São Paulo, BR'),
  no('Malmo', 'Malmö, SE'),
  no('lodz', 'Łódź, PL'),
  no('City of Ghent', 'Gent, BE'),
  no('aix en provence', 'Aix-en-Provence, FR'),
  // By the name that is used there, and in other languages
  no('Praha', 'Prague, CZ'),
  no('Roma', 'Rome, IT'),
  no('København', 'Copenhagen, DK'),
  no('Gand', 'Gent, BE'),
  no('Genf', 'Genève, CH'),
  no('Firenze', 'Florence, IT'),
  no('Warszawa', 'Warsaw, PL'),
  no('Lisboa', 'Lisbon, PT'),
  no('Parigi', 'Paris, FR'),
  // In other scripts
  no('Париж', 'Paris, FR'),
  no('パリ', 'Paris, FR'),
  no('巴黎', 'Paris, FR'),
  no('서울', 'Seoul, KR'),
  no('القاهرة', 'Cairo, EG'),
  no('東京', 'Tokyo, JP'),
  no('大阪市', 'Osaka, JP'),
  no('北京', 'Beijing, CN'),
  no('Київ', 'Kyiv, UA'),
  no('Θεσσαλονίκη', 'Thessaloníki, GR'),
  no('पुणे', 'Pune, IN'),
  no('กรุงเทพมหานคร', 'Bangkok, TH'),
  no('תל אביב', 'Tel Aviv, IL'),
  no('إربد', 'Irbid, JO'),
  no('札幌市', 'Sapporo, JP'),
  no('Тбилиси', 'Tbilisi, GE'),
  // Members: the search finds them, and nothing else need be said
  nothing('Barcelona'),
  nothing('Nice'),
  nothing('Wien'),
  nothing('Vienna'),
  nothing('Torino'),
  nothing('Αθήνα'),
  nothing('عمان'),
  nothing('New York'),
  nothing('Köln'),
  nothing('is Amsterdam a member'),
  nothing('A Coruña'),
  // Members with namesakes that are none
  nothing('San José'),
  nothing('san jose'),
  nothing('London'),
  nothing('Porto'),
  nothing('Portland'),
  nothing('Sydney'),
  nothing('Toledo Spain and Porto'),
  // Namesakes, none of which is a member: by country, the largest first
  exactly('Birmingham', 'Birmingham, GB', 'Birmingham, US'),
  exactly('Cambridge', 'Cambridge, GB', 'Cambridge, CA', 'Cambridge, US'),
  exactly('Valencia', 'Valencia, VE', 'Valencia, ES', 'Valencia, US'),
  no('León', 'León de los Aldama, MX'),
  // With the country
  exactly('San José, Costa Rica', 'San José, CR'),
  exactly('Valencia, Spain', 'Valencia, ES'),
  exactly('Paris, France', 'Paris, FR'),
  exactly('Cambridge (Canada)', 'Cambridge, CA'),
  nothing('London, United Kingdom'),
  // Questions
  no('is Paris a member', 'Paris, FR'),
  no('Is Paris a member?', 'Paris, FR'),
  no('does Ghent take part', 'Gent, BE'),
  no('Paris member', 'Paris, FR'),
  no('member Paris', 'Paris, FR'),
  no('has Madrid joined', 'Madrid, ES'),
  no('Is the city of Geneva part of the coalition?', 'Genève, CH'),
  no('is The Hague a member city', 'The Hague, NL'),
  no('why is Rio de Janeiro not a member', 'Rio de Janeiro, BR'),
  exactly('is San José, Costa Rica, a member?', 'San José, CR'),
  no('is Reading a member', 'Reading, GB'),
  // Places that are words of the site: its pages come first
  nothing('Of'),
  nothing('of'),
  nothing('Data'),
  nothing('Reading'),
  nothing('Join'),
  nothing('Open'),
  nothing('Privacy'),
  nothing('Law'),
  nothing('Ai'),
  nothing('AI'),
  nothing('March'),
  nothing('Best'),
  nothing('Most'),
  nothing('Buy'),
  nothing('Home'),
  nothing('digital rights'),
  nothing('city'),
  nothing('member'),
  nothing('members'),
  nothing('who is a member'),
  nothing('how many cities are members'),
  nothing('become a member'),
  nothing('is data privacy part of the coalition'),
  nothing('Mexico'),
  nothing('Brazil'),
  nothing('Europe'),
  // Places that are words, but none of the site's
  no('Bath', 'Bath, GB'),
  no('Split', 'Split, HR'),
  no('Mobile', 'Mobile, US'),
  no('Orange', 'Orange, US'),
  // No places
  nothing('xyzzy'),
  nothing('algorithm register'),
  nothing('12'),
  nothing('…'),
];
