/** What a place of the gazetteer answers of the join form. */
import { formatCoordinates } from '../../model/coordinates.ts';
import type { FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import { nameKey } from '../../model/known-city.ts';
import { guessLanguages, scriptOf } from '../../model/languages.ts';
import { countryLanguages } from '../../model/places.ts';
import { COORDINATES } from './form.ts';

/** Names of a city in its own languages that the schema takes. */
const MOST_NAMES = 4;

/** The languages of the country in which a name can be written, the likeliest first. */
function languagesOf(name: string, country: string): string[] {
  const spoken = new Set(countryLanguages(country));
  return guessLanguages(name, country).filter((tag) => spoken.has(tag.split('-')[0] ?? ''));
}

/**
 * The name that was typed, if it is one of the city’s own and not the one that others have for it;
 * as it was typed, because its spelling there is what an officer of the city uses.
 */
function ownName({ name, localNames, found, country }: FoundPlace, typed: string): string[] {
  const spelled = nameKey(typed) === nameKey(found) ? typed.normalize('NFC') : found;
  const isLatin = scriptOf(spelled) === 'Latn';
  const isOwn = isLatin
    ? localNames.includes(found) || nameKey(found) === nameKey(name)
    : languagesOf(spelled, country).length > 0;
  return isOwn && spelled !== name ? [spelled] : [];
}

/**
 * Names and values of fields: the name, the local names with their languages, the country and the
 * coordinates. Of the local names, there is one for each script: the one that was typed, or the
 * first of which script and country say the language.
 *
 * @param typed the text by which the place was found.
 */
export function answersOfPlace(place: FoundPlace, typed: string): [name: string, value: string][] {
  const { name, country, localNames } = place;
  const own = ownName(place, typed);
  const byScript = new Map<string, { local: string; language: string }>();
  for (const local of [...own, ...localNames.filter((each) => each !== name)]) {
    const languages = languagesOf(local, country);
    const script = scriptOf(local);
    const isSure = languages.length === 1 || own.includes(local);
    if (isSure && !byScript.has(script))
      byScript.set(script, { local, language: languages.length === 1 ? (languages[0] ?? '') : '' });
  }
  const locals = [...byScript.values()].slice(0, MOST_NAMES);
  return [
    ['name', name],
    ...(locals.length > 0 ? locals : [{ local: '', language: '' }]).flatMap(
      ({ local, language }, number): [string, string][] => [
        [`localNames.${number}.name`, local],
        [`localNames.${number}.language`, language],
      ],
    ),
    ['country', country],
    [COORDINATES, formatCoordinates(place)],
  ];
}
