/**
 * Programmes of the open learner: taken up, declared, asked for, signed. What is said to be kept is on the disk.
 */

import { aboutId } from '#core/assessment/about-id.ts';
import { type AskedAbout, type Carried, carriedName, handedOverOf, readCarried } from '#core/assessment/carried.ts';
import { checkSigned } from '#core/assessment/check-signed.ts';
import type { Station } from '#core/assessment/rubric.ts';
import { readSignOff, rubricDigest, type SignOff } from '#core/assessment/sign-off.ts';
import type { CallInput } from '#core/contract/contract.ts';
import type { BroughtSignOffs, HandedOver, ProgrammeCard, ProgrammeView } from '#core/contract/programme-calls.ts';
import { hashOfText } from '#core/evidence/digest.ts';
import { bestLanguage, type LocalText, textIn } from '#core/locale/languages.ts';
import type { SeenStation } from '#core/pathway/evidence-of.ts';
import { standingFacts } from '#core/programme/fact.ts';
import type { Programme } from '#core/programme/programme.ts';
import { type ProgrammeEvent, recordedOf, takenUpAt } from '#core/programme/programme-event.ts';
import { leavesOf } from '#core/programme/requirement.ts';
import { sayReached } from '#core/programme/say-reached.ts';
import { type AskedState, isCertified } from '#core/programme/standing.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { ReachedEvent } from '#core/sync/event-body.ts';
import type { CarriedFiles } from '../carried/carried-files.ts';
import type { ReadCode } from '../carried/code-reader.ts';
import type { Desk } from '../desk.ts';
import { now, readClock } from '../exam/system-clock.ts';
import { confirmedBy, type Gathered, gather, type HeldCredentials, signedAround } from './gather.ts';
import type { OpenRecords } from './open-records.ts';
import { cardOf, digestOfText, viewOf } from './programme-view.ts';

export type ProgrammeService = {
  list(): Promise<Result<ProgrammeCard[]>>;
  read(programmeId: string): Promise<Result<ProgrammeView>>;
  takeUp(programmeId: string): Promise<Result<ProgrammeView>>;
  declare(input: CallInput<'programme.declare'>): Promise<Result<ProgrammeView>>;
  ask(input: CallInput<'programme.ask'>): Promise<Result<HandedOver>>;
  saveAsk(input: CallInput<'programme.save-ask'>): Promise<Result<{ file: string | null }>>;
  bring(): Promise<Result<BroughtSignOffs | null>>;
  frame(bytes: Uint8Array): Promise<Result<BroughtSignOffs | null>>;
  /** Stations at which an assessor who is believed saw it done, in whatever programme. */
  seen(): Promise<Result<SeenStation[]>>;
  /** Of each programme whose certificate the learner has now, what a registry is told. Empty where the records cannot be read. */
  reached(): Promise<ReachedEvent[]>;
  /** A lesson was read: of programmes that ask for its course that is kept. */
  noted(): Promise<void>;
};

export type ProgrammeParts = {
  readonly records: OpenRecords;
  readonly credentials: HeldCredentials;
  readonly files: CarriedFiles;
  readonly readCode: ReadCode;
  /** Told when somebody has met all that a programme asks for. */
  readonly reached: () => void;
};

type Found = { readonly programme: Programme; readonly gathered: Gathered };

/** What a sign-off is about, as a version of its programme names it. */
function named(versions: readonly Programme[], said: SignOff): { title: LocalText; station: Station | null } | null {
  const { about } = said;
  const id = aboutId(said);
  for (const programme of versions.filter((one) => one.id === said.programme)) {
    if (about.kind === 'practical') {
      const station = programme.stations.find((one) => one.id === id && rubricDigest(one) === about.rubric);
      if (station) return { title: station.title, station };
      continue;
    }
    const lists = { hours: programme.activities, recommendation: programme.roles, document: programme.documents };
    const one = lists[about.kind].find((entry) => entry.id === id);
    if (one) return { title: one.title, station: null };
  }
  return null;
}

const leafOf = (asked: AskedState, id: string): AskedState | null =>
  asked.kind === 'parts'
    ? asked.parts.reduce<AskedState | null>((found, part) => found ?? leafOf(part, id), null)
    : asked.id === id
      ? asked
      : null;

export function programmeService(
  desk: Desk,
  { records, credentials, files, readCode, reached }: ProgrammeParts,
): ProgrammeService {
  const gathered = () => gather(desk, records, credentials);

  const find = async (programmeId: string): Promise<Result<Found>> => {
    const known = await gathered();
    if (!known.ok) return known;
    const programme = known.value.programmes.find(({ id }) => id === programmeId);
    return programme ? ok({ programme, gathered: known.value }) : failed(failure('programme-unknown'));
  };
  const findTakenUp = async (programmeId: string): Promise<Result<Found>> => {
    const found = await find(programmeId);
    if (!found.ok || takenUpAt(found.value.gathered.record.events, programmeId) !== null) return found;
    return failed(failure('programme-not-taken-up'));
  };

  /** Whoever is certified has the certificate of the period: made once, and again where it was not to be kept before. */
  const settle = async ({ gathered, programme }: Found): Promise<void> => {
    const standing = gathered.standing(programme);
    if (!isCertified(standing) || !standing.period) return;
    await credentials.issueProgramme(gathered.learner, programme, {
      language: bestLanguage([desk.language()], programme.languages),
      period: standing.period,
      facts: standingFacts(gathered.facts(programme.id)).filter(({ at }) => at <= gathered.at),
      signed: gathered.signed.flatMap(({ line, said, checked }) =>
        checked.counts ? [{ said, by: checked.pass.person.name, digest: hashOfText(line) }] : [],
      ),
    });
    reached();
  };

  /** Asked twice, it is one: a second time only by whoever was certified once and begins anew. */
  const mayTakeUp = ({ gathered, programme }: Found): boolean => {
    const taken = recordedOf(gathered.record.events, 'taken-up').filter(
      ({ event }) => event.programme === programme.id,
    );
    const { state, windows } = gathered.standing(programme);
    const over = windows && (windows.reinstateUntil ?? windows.graceUntil);
    return taken.length === 0 || (state === 'ended' && over !== null && taken.every(({ at }) => at < over));
  };

  const read = async (programmeId: string): Promise<Result<ProgrammeView>> => {
    const found = await find(programmeId);
    if (!found.ok) return found;
    const { programme, gathered } = found.value;
    await settle(found.value);
    const certificate = await credentials.newest(gathered.learner, programmeId);
    const number = certificate?.claims.number ?? null;
    return ok(viewOf(programme, gathered, desk.language(), { certificate: number, mayTakeUp: mayTakeUp(found.value) }));
  };
  const keep = async ({ gathered, programme }: Found, event: ProgrammeEvent): Promise<Result<ProgrammeView>> => {
    const kept = await gathered.record.append(event, readClock());
    return kept.ok ? read(programme.id) : kept;
  };

  const isAskable = ({ gathered, programme }: Found, about: AskedAbout): boolean => {
    const among = (list: readonly { readonly id: string }[], id: string) => list.some((one) => one.id === id);
    switch (about.kind) {
      case 'practical':
        return among(programme.stations, about.station);
      case 'recommendation':
        return among(programme.roles, about.by);
      case 'document':
        return programme.documents.some(({ id, text }) => id === about.document && text === null);
      case 'hours': {
        const confirmed = confirmedBy(gathered.signed);
        return about.entries.every(({ id, from, to, people }) =>
          gathered.entries.some(
            (entry) =>
              entry.id === id &&
              entry.programmeId === programme.id &&
              entry.activity === about.activity &&
              entry.from === from &&
              entry.to === to &&
              entry.people === people &&
              !confirmed.has(id),
          ),
        );
      }
    }
  };
  const asking = async ({
    programmeId,
    about,
  }: CallInput<'programme.ask'>): Promise<Result<{ carried: Carried; name: string }>> => {
    const found = await findTakenUp(programmeId);
    if (!found.ok) return found;
    if (!isAskable(found.value, about)) return failed(failure('input-invalid'));
    const { id, profile } = found.value.gathered.learner;
    const carried: Carried = {
      ...{ fieldpass: 'request', v: 1, programme: programmeId },
      candidate: { id, name: profile.data.name },
      askedAt: now().toISOString(),
      about,
    };
    return ok({ carried, name: carriedName(carried, aboutId({ about }), profile.data.name) });
  };

  const settleAll = async () => {
    const known = await gathered();
    if (!known.ok) return;
    for (const programme of known.value.programmes) await settle({ programme, gathered: known.value });
  };

  /** Takes in what was carried here, line by line: what is good is kept at once, whatever the others are. */
  const take = async (texts: readonly string[]): Promise<Result<BroughtSignOffs>> => {
    const known = await gathered();
    if (!known.ok) return known;
    const { learner, record, signed } = known.value;
    const around = await signedAround(desk, learner);
    if (!around.ok) return around;
    const { candidate, programmes, trusted, quick } = around.value;
    const taken = signed.flatMap(({ said, checked }) => (checked.counts ? [said] : []));
    const brought: BroughtSignOffs = { taken: [], refused: [] };
    const refuse = (fault: BroughtSignOffs['refused'][number]['fault'], title: string | null) =>
      brought.refused.push({ number: brought.refused.length + 1, fault, title });
    const checkBy = (versions: readonly Programme[], line: string, passes: readonly string[]) => {
      const said = readSignOff(line, quick);
      const enrolledAt = 'fault' in said ? null : takenUpAt(record.events, said.programme);
      return checkSigned(line, passes, trusted, {
        ...{ candidate, programmes: versions, enrolledAt, taken, now: now().toISOString() },
        ...(quick && { quick }),
      });
    };
    const titleOf = (line: string, versions: readonly Programme[]): string | null => {
      const said = readSignOff(line, quick);
      if ('fault' in said) return null;
      const title = named(versions, said)?.title ?? versions.find(({ id }) => id === said.programme)?.title;
      return title ? textIn(title, desk.language()) : null;
    };
    for (const text of texts) {
      const carried = readCarried(text);
      if (carried?.fieldpass !== 'sign-off') {
        refuse('other-file', null);
        continue;
      }
      for (const line of carried.signOffs) {
        let versions = programmes;
        let checked = checkBy(versions, line, carried.passes);
        if (!checked.counts && ['rubric-changed', 'not-of-programme', 'programme-unknown'].includes(checked.fault)) {
          versions = [...programmes, ...((await desk.libraryOf(null))?.programmes ?? [])];
          checked = checkBy(versions, line, carried.passes);
        }
        if (!checked.counts) {
          refuse(checked.fault, titleOf(line, versions));
          continue;
        }
        const { title, station } = named(versions, checked.said) ?? { title: {}, station: null };
        const event: ProgrammeEvent = { kind: 'signed-off', line, passes: [...checked.passes], title, station };
        const kept = await record.append(event, readClock());
        if (!kept.ok) return kept;
        taken.push(checked.said);
        const { id } = checked.said;
        brought.taken.push({ id, title: textIn(title, desk.language()), by: checked.pass.person.name });
      }
    }
    if (brought.taken.length > 0) await settleAll();
    return ok(brought);
  };

  const inTurn = takingTurns();
  const others = inTurns<Omit<ProgrammeService, 'saveAsk' | 'bring' | 'frame'>>(
    {
      list: async () => {
        const known = await gathered();
        if (!known.ok) return known;
        const { programmes, standing } = known.value;
        return ok(programmes.map((programme) => cardOf(programme, standing(programme), desk.language())));
      },
      read,
      takeUp: async (programmeId) => {
        const found = await find(programmeId);
        if (!found.ok) return found;
        if (!mayTakeUp(found.value)) return read(programmeId);
        const { version } = found.value.programme;
        return keep(found.value, { kind: 'taken-up', programme: programmeId, version });
      },
      declare: async ({ programmeId, documentId, digest }) => {
        const found = await findTakenUp(programmeId);
        if (!found.ok) return found;
        const { programme, gathered } = found.value;
        const text = programme.documents.find(({ id }) => id === documentId)?.text;
        if (!text) return failed(failure('input-invalid'));
        if (!Object.values(text).some((one) => digestOfText(one) === digest))
          return failed(failure('programme-text-changed'));
        const { asked } = gathered.standing(programme);
        const wanted = [programme.requirement, programme.renewal.requirement, programme.reinstatement?.requirement]
          .flatMap((tree) => (tree ? leavesOf(tree) : []))
          .filter((leaf) => leaf.kind === 'document' && leaf.document === documentId)
          .flatMap(({ id }) => leafOf(asked, id) ?? []);
        const isDone = recordedOf(gathered.record.events, 'declared').some(
          ({ event }) => event.programme === programmeId && event.document === documentId && event.digest === digest,
        );
        // Said twice, it is one; a renewal asks for it again.
        if (isDone && wanted.every(({ isMet }) => isMet)) return read(programmeId);
        return keep(found.value, { kind: 'declared', programme: programmeId, document: documentId, digest });
      },
      ask: async (input) => {
        const made = await asking(input);
        return made.ok ? ok(handedOverOf(made.value.carried, made.value.name)) : made;
      },
      seen: async () => {
        const known = await gathered();
        if (!known.ok) return known;
        const { programmes, facts } = known.value;
        return ok(
          programmes.flatMap(({ id: programme }) =>
            standingFacts(facts(programme)).flatMap((fact) =>
              fact.kind === 'practical-passed' ? [{ programme, station: fact.station, at: fact.at }] : [],
            ),
          ),
        );
      },
      reached: async () => {
        const known = await gathered();
        if (!known.ok) return [];
        const { learner, record, entries, signed, at, programmes, standing, facts } = known.value;
        return programmes.flatMap((programme) => {
          const now = standing(programme);
          if (!isCertified(now) || !now.period) return [];
          return sayReached(programme, {
            learner: { id: learner.id, name: learner.profile.data.name },
            language: bestLanguage([desk.language()], programme.languages),
            period: now.period,
            ...{ events: record.events, signed, entries, facts: facts(programme.id), at },
          });
        });
      },
      noted: settleAll,
    },
    inTurn,
  );
  return {
    ...others,
    // Whatever the person takes their time for waits for itself alone.
    saveAsk: async (input) => {
      const made = await inTurn(() => asking(input));
      return made.ok ? files.save(made.value.carried, made.value.name) : made;
    },
    bring: async () => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const texts = await files.choose('many');
      return texts ? inTurn(() => take(texts)) : ok(null);
    },
    frame: async (bytes) => {
      const text = await readCode(bytes);
      return text !== null && readCarried(text) ? inTurn(() => take([text])) : ok(null);
    },
  };
}
