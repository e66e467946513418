/**
 * The logbook of the open learner: what was done for others, when and how long. Never for whom, and nothing of it goes into a log.
 */
import { randomUUID } from 'node:crypto';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import type { EntryProblem, LogbookView } from '#core/contract/programme-calls.ts';
import { textIn } from '#core/locale/languages.ts';
import { byMonth } from '#core/logbook/by-month.ts';
import { faultOfEntry } from '#core/logbook/check-entry.ts';
import { type KeptEntry, minutesOf } from '#core/logbook/kept-entry.ts';
import { takenUpAt } from '#core/programme/programme-event.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { Desk } from '../desk.ts';
import { now, zoneOffsetMinutes } from '../exam/system-clock.ts';
import { confirmedBy, type Gathered, gather, type HeldCredentials } from './gather.ts';
import type { OpenRecords } from './open-records.ts';

export type LogbookService = {
  read(): Promise<Result<LogbookView>>;
  add(input: CallInput<'logbook.add'>): Promise<Result<CallOutput<'logbook.add'>>>;
  remove(id: string): Promise<Result<LogbookView>>;
};

/** An instant in its one form, on the minute: a logbook has no seconds. */
const onTheMinute = (at: string): string => new Date(Math.floor(Date.parse(at) / 60_000) * 60_000).toISOString();

export type LogbookParts = {
  readonly records: OpenRecords;
  readonly credentials: HeldCredentials;
  /** Told when it has changed. */
  readonly noted: () => void;
};

export function logbookService(desk: Desk, { records, credentials, noted }: LogbookParts): LogbookService {
  const gathered = () => gather(desk, records, credentials);

  const viewOf = ({ record, signed, entries, programmes }: Gathered): LogbookView => {
    const language = desk.language();
    const titled = ({ id, title }: { id: string; title: Parameters<typeof textIn>[0] }) => ({
      id,
      title: textIn(title, language) || id,
    });
    const confirmed = confirmedBy(signed);
    return {
      programmes: programmes
        .filter(({ id, activities }) => activities.length > 0 && takenUpAt(record.events, id) !== null)
        .map((programme) => ({ ...titled(programme), activities: programme.activities.map(titled) })),
      entries: [...entries]
        .sort((a, b) => (a.from < b.from ? 1 : -1))
        .map((entry) => ({ ...entry, minutes: minutesOf(entry), confirmedBy: confirmed.get(entry.id) ?? null })),
      months: byMonth(entries, (id) => confirmed.has(id), zoneOffsetMinutes()),
      isProtected: records.vault().isProtected,
    };
  };
  const read = async (): Promise<Result<LogbookView>> => {
    const known = await gathered();
    return known.ok ? ok(viewOf(known.value)) : known;
  };

  const problemOf = (entry: KeptEntry, entries: readonly KeptEntry[], begun: string): EntryProblem | null => {
    const found = faultOfEntry(entry, entries, now(), zoneOffsetMinutes());
    if (!found) return entry.from < begun ? { fault: 'before-programme', with: null, day: null } : null;
    const other = found.fault === 'overlaps' ? entries.find(({ id }) => id === found.with) : undefined;
    return {
      fault: found.fault,
      with: other ? { from: other.from, to: other.to } : null,
      day: found.fault === 'over-a-day' ? found.day : null,
    };
  };

  return inTurns<LogbookService>(
    {
      read,
      add: async ({ programmeId, activity, from, to, people, note }) => {
        const known = await gathered();
        if (!known.ok) return known;
        const programme = known.value.programmes.find(({ id }) => id === programmeId);
        if (!programme) return failed(failure('programme-unknown'));
        if (!programme.activities.some(({ id }) => id === activity)) return failed(failure('input-invalid'));
        const begun = takenUpAt(known.value.record.events, programmeId);
        if (begun === null) return failed(failure('programme-not-taken-up'));
        const entry: KeptEntry = {
          ...{ id: randomUUID(), programmeId, activity, people, note: note.trim() },
          from: onTheMinute(from),
          to: onTheMinute(to),
        };
        const problem = problemOf(entry, known.value.entries, begun);
        if (problem) return ok({ logbook: viewOf(known.value), problem });
        const store = await records.logbookToWrite(known.value.learner);
        if (!store.ok) return store;
        const kept = await store.value.update(({ entries }) => {
          entries.push(entry);
        });
        if (!kept.ok) return kept;
        noted();
        const logbook = await read();
        return logbook.ok ? ok({ logbook: logbook.value, problem: null }) : logbook;
      },
      remove: async (id) => {
        const known = await gathered();
        if (!known.ok) return known;
        if (confirmedBy(known.value.signed).has(id)) return failed(failure('logbook-confirmed'));
        if (!known.value.entries.some((entry) => entry.id === id)) return ok(viewOf(known.value));
        const store = await records.logbookToWrite(known.value.learner);
        if (!store.ok) return store;
        const kept = await store.value.update((book) => {
          book.entries = book.entries.filter((entry) => entry.id !== id);
        });
        if (!kept.ok) return kept;
        noted();
        return read();
      },
    },
    takingTurns(),
  );
}
