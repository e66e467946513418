/**
 * What can be written into the logbook, and what looks like somebody's name.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOfEntry } from './check-entry.ts';
import { type LogEntry, logEntrySchema } from './entry.ts';
import { personsIn } from './looks-like-a-person.ts';

let count = 0;
const entry = (from: string, to: string): LogEntry => {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return { id, activity: 'support', from: `${from}:00.000Z`, to: `${to}:00.000Z`, people: 1, note: '' };
};
const now = new Date('2027-06-01T12:00:00Z');
const fault = (one: LogEntry, kept: LogEntry[] = [], offset = 0) => faultOfEntry(one, kept, now, offset);

test('there is no field for a name, whatever it is called', () => {
  const one = entry('2027-05-01T09:00', '2027-05-01T10:00');
  expect(logEntrySchema.safeParse(one).success).toBe(true);
  for (const field of ['name', 'person', 'client', 'who', 'case']) {
    expect(logEntrySchema.safeParse({ ...one, [field]: 'A. B.' }).success).toBe(false);
  }
});

test('an hour is an hour: forwards, over, not too long', () => {
  expect(fault(entry('2027-05-01T09:00', '2027-05-01T10:00'))).toBeNull();
  expect(fault(entry('2027-05-01T10:00', '2027-05-01T09:00'))).toEqual({ fault: 'ends-before-it-begins' });
  expect(fault(entry('2027-05-01T10:00', '2027-05-01T10:00'))).toEqual({ fault: 'ends-before-it-begins' });
  expect(fault(entry('2027-06-01T11:00', '2027-06-01T12:01'))).toEqual({ fault: 'not-yet' });
  expect(fault(entry('2027-05-01T01:00', '2027-05-01T17:01'))).toEqual({ fault: 'too-long' });
});

test('nobody is at two places at once; one after the other is well', () => {
  const kept = entry('2027-05-01T09:00', '2027-05-01T10:00');
  expect(fault(entry('2027-05-01T09:59', '2027-05-01T11:00'), [kept])).toEqual({ fault: 'overlaps', with: kept.id });
  expect(fault(entry('2027-05-01T10:00', '2027-05-01T11:00'), [kept])).toBeNull();
  expect(fault(kept, [kept])).toEqual({ fault: 'known-already' });
});

test('a day has 24 hours, as the person lives it', () => {
  // Two books that were joined: what they hold overlaps already.
  const joined = [entry('2027-05-01T00:00', '2027-05-01T12:00'), entry('2027-05-01T00:00', '2027-05-01T11:30')];
  const late = entry('2027-05-01T22:00', '2027-05-01T23:30');
  expect(fault(late, joined)).toEqual({ fault: 'over-a-day', day: '2027-05-01' });
  // Three hours further east most of it is the next day.
  expect(fault(late, joined, 180)).toBeNull();
});

test('whatever is written one after the other, the book never holds more than a day has', () => {
  const minute = fc.integer({ min: 0, max: 4 * 24 * 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 40 }), (spans) => {
      const at = (minutes: number) => new Date(Date.UTC(2027, 4, 1) + minutes * 60_000).toISOString().slice(0, 16);
      const kept: LogEntry[] = [];
      for (const [from, length] of spans) {
        const one = entry(at(from), at(from + (length % 1200)));
        if (!fault(one, kept)) kept.push(one);
      }
      const minutes = new Set<number>();
      for (const { from, to } of kept) {
        for (let ms = Date.parse(from); ms < Date.parse(to); ms += 60_000) {
          expect(minutes.has(ms)).toBe(false);
          minutes.add(ms);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['Talked with Amina Yusuf about sleep', ['Amina Yusuf']],
  ['Mr Osei came twice', ['Mr Osei']],
  ['Entretien avec Mme Diallo', ['Mme Diallo']],
  ['Conversación con la Sra. Núñez', ['Sra. Núñez']],
  ['Беседа: г-жа Орлова', ['г-жа Орлова']],
  ['和李女士谈了睡眠', ['和李女士']],
  ['小王又来了', ['小王']],
  ['حديث مع السيدة ليلى عن النوم', ['السيدة ليلى']],
  ['call +254 712 345 678', ['+254 712 345 678']],
  ['write to a.b@example.org', ['a.b@example.org']],
])('looks like a person: %s', (text, found) => {
  expect(personsIn(text)).toEqual(found);
});

test.each([
  'Group after the flood, eight people, breathing exercise',
  'Group talk. Second meeting on sleep and stress.',
  'Après l’attaque, trois collègues, écoute et orientation',
  'Tres personas después del accidente',
  'Группа после обстрела, шесть человек',
  '洪水后的小组谈话，八人，做了呼吸练习',
  '小组第二次见面，讲睡眠与压力',
  'جلسة جماعية بعد الفيضان، ثمانية أشخاص',
  '12 people on 2027-05-01, 90 minutes',
])('names nobody: %s', (text) => {
  expect(personsIn(text)).toEqual([]);
});
