/** Queries about partners. */
import type { Partner } from '../schemas/partner.ts';
import { byText, type Entry } from './entry.ts';

export type PartnerEntry = Entry<Partner>;

const byName = byText<Partner>((partner) => partner.data.shortName);

/** Partners with a seat on the board, by name. */
export function corePartners<E extends PartnerEntry>(partners: readonly E[]): E[] {
  return partners.filter((partner) => partner.data.core).sort(byName);
}

export function otherPartners<E extends PartnerEntry>(partners: readonly E[]): E[] {
  return partners.filter((partner) => !partner.data.core).sort(byName);
}
