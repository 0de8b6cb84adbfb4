/**
 * Says whether a place is a member. What it needs is loaded after the first answers of the search,
 * from this site alone, and of the gazetteer only the parts in which the name must be.
 */
import type { Texts } from '../../i18n/en/index.ts';
import { Gazetteer, type FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import type { PartIndex } from '../../model/gazetteer/parts.ts';
import { nameKey } from '../../model/known-city.ts';
import { placeAnswer, type PlaceAnswer } from './place-answer.ts';
import type { SitePlaces } from './site-places.ts';

/** What is loaded of the site, from /search/places.json. */
export interface PlacesFile extends SitePlaces {
  /** That of the gazetteer, which is also a file of its own: this saves a request. */
  index: PartIndex;
  /** Path of the page on which a city is proposed, with the site's base. */
  join: string;
  texts: Texts['search']['place'];
}

/** A sentence about a place, and where it leads. */
export interface PlaceNotice {
  text: string;
  link: { url: string; text: string };
}

export interface Places {
  /**
   * What there is to say about the place that a query asks for; undefined if it asks for none.
   *
   * @throws Error if something cannot be loaded.
   */
  notice: (query: string) => Promise<PlaceNotice | undefined>;
}

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be loaded: ${response.status}`);
  return response.text();
}

/** Fills in the values in braces. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The codes of countries by their names in a language, long and short, and by themselves. */
function countryCodes(language: string): (name: string) => string | undefined {
  const list = () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const named = (['short', 'long'] as const).flatMap((style) => {
      const names = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      return codes.flatMap((code) => {
        const name = names.of(code);
        return name === undefined ? [] : ([[nameKey(name), code]] as const);
      });
    });
    return new Map([...codes.map((code) => [nameKey(code), code] as const), ...named]);
  };
  let known: ReturnType<typeof list> | undefined;
  return (name) => (known ??= list()).get(nameKey(name));
}

/** The sentence about an answer, in the language of the page. */
export function noticeOf(
  answer: PlaceAnswer,
  { cities, join, texts }: PlacesFile,
  language: string,
): PlaceNotice {
  if (answer.status !== 'none') {
    const { name, url } = answer.city;
    return {
      text: filled(texts[answer.status], { city: name }),
      link: { url, text: filled(texts.page, { city: name }) },
    };
  }
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const named = ({ name, found, country }: FoundPlace, template: string) =>
    filled(template, {
      name: nameKey(name) === nameKey(found) ? name : filled(texts.alias, { name, alias: found }),
      country: countries.of(country) ?? country,
    });
  const { places } = answer;
  const [first] = places;
  const count = String(cities.filter(({ status }) => status === 'member').length);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const text =
    places.length === 1 && first
      ? filled(texts.no, { place: named(first, texts.alone), count })
      : filled(texts.none, {
          places: list.format(places.map((place) => named(place, texts.among))),
          count,
        });
  return { text, link: { url: join, text: texts.propose } };
}

/**
 * @param address of the file of the site. @param gazetteer address of its folder.
 * @param language of the page (BCP 47).
 */
export function openPlaces(address: string, gazetteer: string, language: string): Places {
  const countryCode = countryCodes(language);
  let file: Promise<PlacesFile> | undefined;
  const site = () => {
    file ??= load(address).then((text) => JSON.parse(text) as PlacesFile);
    file.catch(() => (file = undefined));
    return file;
  };
  const places = new Gazetteer({
    index: async () => (await site()).index,
    part: (number) => load(`${gazetteer}parts/${number}.txt`),
  });
  return {
    notice: async (query) => {
      const known = await site();
      const answer = await placeAnswer(query, known.texts.question, {
        site: known,
        find: (name) => places.named(name),
        countryCode,
      });
      return answer && noticeOf(answer, known, language);
    },
  };
}
