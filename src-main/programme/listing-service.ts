/**
 * What the open learner lets others see of themselves: written into the record first, and from there said to the registry.
 */
import type { RosterView } from '#core/contract/roster-calls.ts';
import { activityByMonth } from '#core/crisis/activity.ts';
import type { Listing } from '#core/crisis/listing.ts';
import { listedIn, sayListed, uncounted } from '#core/crisis/say-listed.ts';
import { canonicalJson } from '#core/evidence/digest.ts';
import { textIn } from '#core/locale/languages.ts';
import { isCertified } from '#core/programme/standing.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import type { Desk } from '../desk.ts';
import { readClock, zoneOffsetMinutes } from '../exam/system-clock.ts';
import { confirmedBy, type Gathered, gather, type HeldCredentials } from './gather.ts';
import type { OpenRecords } from './open-records.ts';

export type ListingService = {
  read(): Promise<Result<RosterView>>;
  change(listing: Listing | null): Promise<Result<RosterView>>;
  /** What a registry is told; what is new of the logbook is written into the record before. Empty where it cannot be read. */
  toSay(): Promise<EventBody[]>;
};

export type ListingParts = {
  readonly records: OpenRecords;
  readonly credentials: HeldCredentials;
  /** Told when something was said. */
  readonly noted: () => void;
};

export function listingService(desk: Desk, { records, credentials, noted }: ListingParts): ListingService {
  const gathered = () => gather(desk, records, credentials);

  const certifiedIn = ({ programmes, standing }: Gathered): RosterView['certified'] =>
    programmes.flatMap((programme) => {
      const { id, title } = programme;
      const stands = standing(programme);
      return isCertified(stands) && stands.period
        ? [{ id, title: textIn(title, desk.language()) || id, until: stands.period.until }]
        : [];
    });
  const viewOf = (known: Gathered): RosterView => {
    const listed = listedIn(known.record.events);
    return {
      certified: certifiedIn(known),
      listing: listed?.listing ?? null,
      saidAt: listed?.at ?? null,
      hasLogbook: known.programmes.some(({ activities }) => activities.length > 0),
    };
  };
  const read = async (): Promise<Result<RosterView>> => {
    const known = await gathered();
    return known.ok ? ok(viewOf(known.value)) : known;
  };

  return inTurns<ListingService>(
    {
      read,
      change: async (listing) => {
        const known = await gathered();
        if (!known.ok) return known;
        if (listing && certifiedIn(known.value).length === 0) return failed(failure('roster-not-certified'));
        const { record } = known.value;
        const before = listedIn(record.events);
        // The same once more is nothing new; nor is taking back what was never said.
        if (canonicalJson(before?.listing ?? null) === canonicalJson(listing)) return ok(viewOf(known.value));
        const kept = await record.append({ kind: 'listed', listing }, readClock());
        if (!kept.ok) return kept;
        noted();
        return read();
      },
      toSay: async () => {
        // Most never said anything: then there is nothing to gather.
        const opened = desk.openLearner();
        const own = opened.ok ? await records.record(opened.value) : null;
        if (!own?.ok || !listedIn(own.value.events)) return [];
        const known = await gathered();
        if (!known.ok) return [];
        const { learner, record, entries, signed } = known.value;
        const confirmed = confirmedBy(signed);
        const months = activityByMonth(entries, (id) => confirmed.has(id), zoneOffsetMinutes());
        // What a full disk does not take now is counted when next asked for.
        for (const event of uncounted(record.events, months)) await record.append(event, readClock());
        return sayListed(learner.id, record.events);
      },
    },
    takingTurns(),
  );
}
