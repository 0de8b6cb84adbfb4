/** The ring of a city: a segment is filled if the city has a sourced action under its principle. */
import { principlesActedOn } from '../model/queries/cities.ts';
import type { City } from '../model/schemas/city.ts';

/** @param principles in the order of the segments. */
export function ringOf<P extends { id: string }>(
  city: City,
  principles: readonly P[],
): { principle: P; on: boolean }[] {
  const acted = principlesActedOn(city);
  return principles.map((principle) => ({ principle, on: acted.has(principle.id) }));
}
