/**
 * A learner's record of programmes: a journal that is only added to.
 *
 * [Note: mended] Years of sign-offs must not hang on one bad sector. A journal with a damaged line is kept as it is under another name;
 * all lines of it that are whole by themselves go into a new one, in their order and with their times, and the person is told. What was
 * in the damaged line is lost, and can be brought in again: the assessor's file holds it.
 */
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Entry, emptyHead, entrySchema, headAfter, nextEntry } from '#core/evidence/chain.ts';
import type { ClockReading } from '#core/evidence/clock-reading.ts';
import { digestOf } from '#core/evidence/digest.ts';
import { type ProgrammeEvent, programmeEventSchema, type Recorded } from '#core/programme/programme-event.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { createJournal, type Journal, openJournal, readJournal } from '../attempt/journal.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { writeDurably } from '../disk/durable-file.ts';
import { programmeFile } from './programme-file.ts';

export type ProgrammeRecord = {
  readonly events: readonly Recorded[];
  /** Resolves when it is on the disk. After a failure all is as it was before. */
  append(event: ProgrammeEvent, at: ClockReading): Promise<Result<Recorded>>;
};

const recorded = ({ hash, at, event }: Entry<ProgrammeEvent>): Recorded => ({ id: hash, at: at.wall, event });

/** A line that is whole by itself, whatever stands before it. */
function wholeLine(line: string): Pick<Entry<ProgrammeEvent>, 'at' | 'event'> | null {
  try {
    const { hash, ...body } = entrySchema.parse(JSON.parse(line));
    const event = programmeEventSchema.safeParse(body.event);
    return event.success && digestOf(body) === hash ? { at: body.at, event: event.data } : null;
  } catch {
    return null;
  }
}

/** Its whole lines as a journal of their own. */
function chainedAnew(text: string): string {
  let head = emptyHead;
  const lines: string[] = [];
  for (const { at, event } of text.split('\n').flatMap((line) => wholeLine(line) ?? [])) {
    const entry = nextEntry(head, at, event);
    lines.push(`${JSON.stringify(entry)}\n`);
    head = headAfter(entry);
  }
  return lines.join('');
}

type Opened = { readonly journal: Journal<ProgrammeEvent> | null; readonly notices: readonly Failure[] };

/** Opens what is there so that it can be gone on with; null where nothing is. Whoever opens a journal closes it. */
async function openWhole(path: string, now: () => Date): Promise<Result<Opened>> {
  const notices: Failure[] = [];
  const keepAside = async (word: 'damaged' | 'tail', bytes: Uint8Array): Promise<string> => {
    const name = `${basename(path, '.ndjson')}.${word}-${now().toISOString().replace(/[-:.]/g, '')}`;
    await writeDurably(join(dirname(path), name), bytes);
    return name;
  };
  try {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!bytes) return ok({ journal: null, notices });
    const { brokenAtLine } = await readJournal(path, programmeEventSchema);
    if (brokenAtLine !== null) {
      const file = await keepAside('damaged', bytes);
      await writeDurably(path, chainedAnew(bytes.toString('utf8')));
      notices.push(failure('programmes-mended', { file, line: brokenAtLine }));
    }
    const { entries, tail } = await readJournal(path, programmeEventSchema);
    if (entries.length === 0) {
      // Nothing that was begun here was ever called saved.
      if (tail.length > 0) notices.push(failure('programmes-tail-set-aside', { file: await keepAside('tail', tail) }));
      await rm(path, { force: true });
      return ok({ journal: null, notices });
    }
    const opened = await openJournal(path, programmeEventSchema, now);
    if (!opened.ok) return opened;
    const { journal, tailSetAside } = opened.value;
    if (tailSetAside) notices.push(failure('programmes-tail-set-aside', { file: basename(tailSetAside) }));
    return ok({ journal, notices });
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** `tell`: what the person should know of how it was opened. */
export async function openProgrammeRecord(
  learnerFolder: string,
  now: () => Date,
  tell: (notices: readonly Failure[]) => void,
): Promise<Result<ProgrammeRecord>> {
  const path = programmeFile(learnerFolder);
  const first = await openWhole(path, now);
  if (!first.ok) return first;
  tell(first.value.notices);
  const events = (first.value.journal?.entries ?? []).map(recorded);
  await first.value.journal?.close();
  const inTurn = takingTurns();
  return ok({
    events,
    append: (event, at) =>
      inTurn(async (): Promise<Result<Recorded>> => {
        // Opened anew each time: no file is held while somebody else may sit down.
        const opened = await openWhole(path, now);
        if (!opened.ok) return opened;
        tell(opened.value.notices);
        const journal = opened.value.journal ? ok(opened.value.journal) : await createJournal(path, event, at);
        if (!journal.ok) return journal;
        const appended = opened.value.journal ? await journal.value.append(event, at) : ok(journal.value.entries[0]);
        await journal.value.close();
        if (!appended.ok) return appended;
        const one = recorded(appended.value as Entry<ProgrammeEvent>);
        events.push(one);
        return ok(one);
      }),
  });
}
