/**
 * What a computer knows of issuers, told for a person: each with its keys and its status lists, and how old those are.
 */
import { type StatusPurpose, statusPurposes } from '../credential/status-entry.ts';
import type { LocalText } from '../locale/languages.ts';
import type { ListState } from './list-state.ts';
import { listNumberOf, type StatusList } from './status-list.ts';
import type { TrustList } from './trust-list.ts';

export type KnownList = {
  readonly number: string;
  readonly purpose: StatusPurpose;
  readonly state: ListState;
  /** Both null where it is missing. */
  readonly issuedAt: string | null;
  readonly validUntil: string | null;
};

export type KnownIssuer = {
  readonly id: string;
  readonly name: LocalText;
  readonly keys: number;
  /** For each key that was reported stolen, from when it does not count. */
  readonly stolenFrom: readonly string[];
  /** Whether it says at all what it withdrew. */
  readonly withdraws: boolean;
  /** Both of each number of which one is known; of an issuer that withdraws at least those of the first. */
  readonly lists: readonly KnownList[];
};

/** `statusLists`: proven ones, by address. `now`: ISO instant. */
export function whatIsKnown(
  trustList: TrustList,
  statusLists: ReadonlyMap<string, StatusList>,
  now: string,
): KnownIssuer[] {
  const all = [...statusLists.values()];
  return trustList.issuers.map(({ id, name, keys, status }) => {
    const numbers = all.flatMap((list) => (list.issuer === id && status && listNumberOf(list, status)) || []);
    const inOrder = [...new Set(numbers)].sort((a, b) => Number(a) - Number(b));
    const told = inOrder.length > 0 ? inOrder : status ? ['1'] : [];
    return {
      id,
      name,
      keys: keys.length,
      stolenFrom: keys.flatMap(({ compromisedFrom }) => compromisedFrom ?? []).sort(),
      withdraws: status !== null,
      lists: told.flatMap((number) =>
        statusPurposes.map((purpose): KnownList => {
          const list = statusLists.get(`${status}/${number}/${purpose}`);
          if (!list) return { number, purpose, state: 'missing', issuedAt: null, validUntil: null };
          const { issuedAt, validUntil } = list;
          return { number, purpose, state: validUntil < now ? 'old' : 'current', issuedAt, validUntil };
        }),
      ),
    };
  });
}

/** The earliest of their dates; null where one of them is missing, and nothing of that issuer can be good. */
export function oldestOf(
  lists: readonly KnownList[],
): { readonly issuedAt: string; readonly validUntil: string } | null {
  const earliest = (dates: readonly (string | null)[]) =>
    dates.includes(null) ? null : ([...dates].sort()[0] ?? null);
  const issuedAt = earliest(lists.map((one) => one.issuedAt));
  const validUntil = earliest(lists.map((one) => one.validUntil));
  return issuedAt && validUntil ? { issuedAt, validUntil } : null;
}
