import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, emptyHead, headAfter, nextEntry, readChain } from '../evidence/chain.ts';
import { type AttemptEvent, attemptEventSchema, type Observation } from './attempt-event.ts';
import { foldAttempt, pauseLeftAt, remainingAt } from './attempt-state.ts';
import { interruptionsIn } from './interruptions.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

const minute = 60_000;

/** A machine with a wall clock that can be set, a time since boot that cannot, a zone, and a journal. */
class Machine {
  trueMs = 0;
  wallShift = 0;
  bootedAt = -500_000;
  boot = 'b0';
  zone = 180;
  head = emptyHead;
  entries: Entry<AttemptEvent>[] = [];

  constructor(giveBackMs = 0, pauseMinutes: 0 | 15 | 30 = 0) {
    this.write({
      kind: 'started',
      attemptId: '20270115T080000Z-abcdefgh',
      learnerId: 'abcdefgh12345678',
      courseId: 'basic',
      courseVersion: '1.0.0',
      examId: 'exam',
      examVersion: '1.0.0',
      language: 'en',
      seed: 's',
      form: Array.from({ length: 5 }, (_, index) => ({ itemId: `item-${index}`, order: [] })),
      itemsDigest: 'd',
      limitMs: 90 * minute,
      giveBackMs,
      accommodations: { extraTimePercent: 0, pauseMinutes, reader: false, textSize: 100 },
    });
  }
  reading() {
    return {
      wall: new Date(1_800_000_000_000 + this.trueMs + this.wallShift).toISOString(),
      sinceBootMs: this.trueMs - this.bootedAt,
      boot: this.boot,
      offsetMinutes: this.zone,
    };
  }
  write(event: AttemptEvent) {
    const entry = nextEntry(this.head, this.reading(), event);
    this.head = headAfter(entry);
    this.entries.push(entry);
  }
  see(what: Observation) {
    this.write({ kind: 'observed', what });
  }
  /** Somebody works: answers now and then, and the heart beats. */
  work(ms: number, random: SeededRandom) {
    for (let left = ms; left > 0; ) {
      const step = Math.min(left, 2000 + random.below(28_000));
      this.trueMs += step;
      left -= step;
      // A clock kept right over the network moves by a second or two now and then.
      if (random.below(20) === 0) this.wallShift += random.below(3000) - 1500;
      if (random.below(2) === 0) this.write({ kind: 'heartbeat' });
      else this.write({ kind: 'answered', position: random.below(5), response: { chosen: ['a'] } });
    }
  }
  reboot(offMs: number) {
    this.trueMs += offMs;
    this.boot = `b${this.entries.length}`;
    this.bootedAt = this.trueMs - 20_000;
    this.write({ kind: 'resumed' });
  }
}

const attacks: Record<string, { kinds: string[]; run: (machine: Machine, random: SeededRandom) => void }> = {
  back: {
    kinds: ['clock-moved'],
    run: (machine, random) => {
      machine.wallShift -= minute + random.below(600 * minute);
    },
  },
  forward: {
    kinds: ['clock-moved'],
    run: (machine, random) => {
      machine.wallShift += minute + random.below(600 * minute);
    },
  },
  zone: {
    kinds: ['zone-moved'],
    run: (machine, random) => {
      machine.zone += random.below(2) === 0 ? 60 : -330;
    },
  },
  sleep: {
    kinds: ['asleep'],
    run: (machine, random) => {
      machine.trueMs += 2 * minute + random.below(10 * minute);
    },
  },
  'restart, and the clock set back meanwhile': {
    kinds: ['closed', 'clock-moved'],
    run: (machine, random) => {
      machine.wallShift -= 30 * minute + random.below(60 * minute);
      machine.reboot(minute + random.below(10 * minute));
    },
  },
};

describe.each(Object.entries(attacks))('attack on the clock: %s', (_name, { kinds, run }) => {
  test('each of 20 is recorded, and gains no time', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = seededRandom(`attack ${_name} ${seed}`);
      const machine = new Machine();
      machine.work(5 * minute + random.below(10 * minute), random);
      const before = machine.trueMs;
      run(machine, random);
      machine.work(2 * minute, random);
      const found = interruptionsIn(machine.entries);
      expect(found.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
      const state = foldAttempt(machine.entries);
      if (!state) throw new Error('no state');
      // At least the time since the new start has passed; nothing is ever gained over what truly passed but the time off.
      const off = kinds.includes('closed') ? machine.trueMs - before - 2 * minute : 0;
      expect(remainingAt(state, machine.reading())).toBeLessThanOrEqual(90 * minute - (machine.trueMs - off) + 1);
    }
  });
});

test('100 honest runs raise nothing', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const random = seededRandom(`honest ${seed}`);
    const machine = new Machine();
    machine.work(60 * minute, random);
    machine.write({ kind: 'submitted', by: 'candidate' });
    expect(interruptionsIn(machine.entries)).toEqual([]);
  }
});

test('what was observed has a length, and what never ended has none', () => {
  const random = seededRandom('o');
  const machine = new Machine();
  machine.work(minute, random);
  machine.see('left');
  machine.trueMs += 40_000;
  machine.see('back');
  machine.see('locked');
  machine.trueMs += 20_000;
  machine.see('unlocked');
  machine.see('second-start');
  machine.see('left');
  machine.write({ kind: 'submitted', by: 'candidate' });
  machine.see('back');
  expect(interruptionsIn(machine.entries).map(({ kind, ms }) => [kind, ms])).toEqual([
    ['away', 40_000],
    ['locked', 20_000],
    ['second-start', null],
    ['away', null],
  ]);
});

test('sleep that the machine announced is told once', () => {
  const machine = new Machine();
  machine.see('slept');
  machine.trueMs += 10 * minute;
  machine.see('woke');
  expect(interruptionsIn(machine.entries).map(({ kind, ms }) => [kind, ms])).toEqual([['asleep', 10 * minute]]);
});

test('time is given back by the rule of the exam, up to its limit, and the ledger says how much where', () => {
  const random = seededRandom('g');
  const machine = new Machine(12 * minute);
  machine.work(5 * minute, random);
  machine.trueMs += 8 * minute;
  const woken = foldAttempt(machine.entries);
  if (!woken) throw new Error('no state');
  // Before anything is written the clock already knows.
  expect(remainingAt(woken, machine.reading())).toBe(85 * minute);
  machine.write({ kind: 'heartbeat' });
  machine.work(5 * minute, random);
  machine.reboot(10 * minute);
  const state = foldAttempt(machine.entries);
  if (!state) throw new Error('no state');
  expect(state.timeOff.givenBackMs).toBe(12 * minute);
  // 28 minutes passed, 12 are given back.
  expect(remainingAt(state, machine.reading())).toBe(74 * minute);
  expect(interruptionsIn(machine.entries).map(({ kind, givenBackMs }) => [kind, givenBackMs])).toEqual([
    ['asleep', 8 * minute],
    ['closed', 4 * minute],
  ]);
});

test('the ledger and the time follow from the written lines alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(attacks)), fc.nat(1000)), { maxLength: 5 }),
      (steps) => {
        const machine = new Machine(10 * minute);
        for (const [name, seed] of steps) {
          const random = seededRandom(`${seed}`);
          machine.work(minute, random);
          attacks[name]?.run(machine, random);
        }
        machine.write({ kind: 'heartbeat' });
        const lines = machine.entries.map((entry) => JSON.stringify(entry));
        const { entries } = readChain(lines, attemptEventSchema);
        expect(interruptionsIn(entries)).toEqual(interruptionsIn(machine.entries));
        const given = interruptionsIn(entries).reduce((sum, one) => sum + one.givenBackMs, 0);
        expect(given).toBe(foldAttempt(entries)?.timeOff.givenBackMs);
        expect(given).toBeLessThanOrEqual(10 * minute);
      },
    ),
    { numRuns: 100 },
  );
});

test('a pause stops the clock as long as the allowance lasts, survives a stop of the machine, and counts no answer', () => {
  const random = seededRandom('p');
  const machine = new Machine(0, 15);
  machine.work(5 * minute, random);
  machine.write({ kind: 'paused' });
  machine.trueMs += minute;
  machine.write({ kind: 'answered', position: 1, response: { chosen: ['z'] } });
  machine.trueMs += 5 * minute;
  const paused = foldAttempt(machine.entries);
  if (!paused) throw new Error('no state');
  expect(paused.isPaused).toBe(true);
  expect(paused.responses[1]).not.toEqual({ chosen: ['z'] });
  expect(remainingAt(paused, machine.reading())).toBe(85 * minute);
  expect(pauseLeftAt(paused, machine.reading())).toBe(9 * minute);
  machine.reboot(20 * minute);
  machine.write({ kind: 'continued' });
  const state = foldAttempt(machine.entries);
  if (!state) throw new Error('no state');
  // 26 minutes of pause, 15 of them allowed: 5 and 11 count.
  expect(remainingAt(state, machine.reading())).toBe(74 * minute);
  expect(pauseLeftAt(state, machine.reading())).toBe(0);
  const ledger = interruptionsIn(machine.entries);
  expect(ledger.map(({ kind, ms, givenBackMs }) => [kind, ms, givenBackMs])).toEqual([
    ['paused', 26 * minute, 15 * minute],
    ['closed', 25 * minute, 0],
  ]);
});

test('without an allowance there is no pause, whatever the journal says', () => {
  const machine = new Machine();
  machine.write({ kind: 'paused' });
  machine.trueMs += minute;
  machine.write({ kind: 'answered', position: 0, response: { chosen: ['a'] } });
  const state = foldAttempt(machine.entries);
  if (!state) throw new Error('no state');
  expect(state.isPaused).toBe(false);
  expect(state.responses[0]).toEqual({ chosen: ['a'] });
  expect(remainingAt(state, machine.reading())).toBe(89 * minute);
  expect(interruptionsIn(machine.entries)).toEqual([]);
});

test('however pauses, sleep, stops and set clocks follow each other: no time is gained beyond the two allowances', () => {
  // Set back while the machine is off is left out: how long it was off cannot be known then.
  const { back, forward, zone, sleep } = attacks;
  const ways: Record<string, (machine: Machine, random: SeededRandom) => void> = {
    pause: (machine) => machine.write({ kind: 'paused' }),
    continue: (machine) => machine.write({ kind: 'continued' }),
    restart: (machine, random) => {
      machine.trueMs += 2 * minute;
      machine.write({ kind: 'heartbeat' });
      machine.write({ kind: 'resumed' });
      machine.work(minute, random);
    },
  };
  for (const [name, attack] of Object.entries({ back, forward, zone, sleep })) ways[name] = attack?.run ?? (() => {});
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ways)), fc.nat(1000)), { maxLength: 8 });
  fc.assert(
    fc.property(steps, (taken) => {
      const machine = new Machine(10 * minute, 15);
      for (const [name, seed] of taken) {
        const random = seededRandom(`${seed}`);
        machine.work(minute, random);
        ways[name]?.(machine, random);
      }
      machine.write({ kind: 'continued' });
      const state = foldAttempt(machine.entries);
      if (!state) throw new Error('no state');
      const { pausedMs, givenBackMs } = state.timeOff;
      expect(pausedMs).toBeLessThanOrEqual(15 * minute);
      expect(givenBackMs).toBeLessThanOrEqual(10 * minute);
      const told = interruptionsIn(machine.entries);
      const sum = told.reduce((total, one) => total + one.givenBackMs, 0);
      expect(sum).toBe(pausedMs + givenBackMs);
      expect(remainingAt(state, machine.reading())).toBeLessThanOrEqual(
        Math.max(0, 90 * minute - (machine.trueMs - sum) + 1),
      );
    }),
    { numRuns: 200 },
  );
});
