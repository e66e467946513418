/**
 * The sign-offs of a record, each checked again as if it came in now: whoever is not believed any more does not count.
 */
import { aboutId } from '../assessment/about-id.ts';
import type { Around } from '../assessment/check-sign-off.ts';
import { type CheckedSigned, checkSigned } from '../assessment/check-signed.ts';
import type { Station } from '../assessment/rubric.ts';
import { readSignOff, type SignOff } from '../assessment/sign-off.ts';
import type { PassTrust } from '../assessment/withdrawn-passes.ts';
import type { QuickCheck } from '../credential/proof/signing-key.ts';
import type { LocalText } from '../locale/languages.ts';
import type { Programme } from './programme.ts';
import { type ProgrammeEventOf, type Recorded, recordedOf, takenUpAt } from './programme-event.ts';

export type Signed = {
  /** As it was signed. */
  readonly line: string;
  readonly said: SignOff;
  readonly title: LocalText;
  /** As it was judged at. */
  readonly station: Station | null;
  readonly checked: CheckedSigned;
};

export type SignedAround = {
  readonly candidate: Around['candidate'];
  readonly programmes: readonly Programme[];
  readonly trusted: PassTrust | null;
  readonly quick?: QuickCheck;
};

/** What the programme was then, beside what it is now. */
function versionsThen(
  programmes: readonly Programme[],
  said: SignOff,
  { title, station }: ProgrammeEventOf<'signed-off'>,
): Programme[] {
  const named = { id: aboutId(said), title };
  const then = programmes
    .filter(({ id }) => id === said.programme)
    .map((programme) => ({
      ...programme,
      stations: station ? [station] : [],
      activities: [named],
      roles: [named],
      documents: [{ ...named, text: null }],
    }));
  return [...programmes, ...then];
}

/** In the order in which they were signed, whichever came in first. What is no sign-off at all is left out. */
export function signedOf(events: readonly Recorded[], around: SignedAround): Signed[] {
  const { programmes, trusted, candidate, quick } = around;
  const read = recordedOf(events, 'signed-off').flatMap(({ at, event }) => {
    const said = readSignOff(event.line, quick);
    return 'fault' in said ? [] : [{ at, event, said }];
  });
  const orderOf = ({ said }: (typeof read)[number]) => `${said.signedAt} ${said.id}`;
  const taken: SignOff[] = [];
  return read
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(({ at, event, said }): Signed => {
      const checked = checkSigned(event.line, event.passes, trusted, {
        candidate,
        programmes: versionsThen(programmes, said, event),
        enrolledAt: takenUpAt(events, said.programme),
        taken: [...taken],
        now: at,
        ...(quick && { quick }),
      });
      if (checked.counts) taken.push(said);
      return { line: event.line, said, title: event.title, station: event.station, checked };
    });
}
