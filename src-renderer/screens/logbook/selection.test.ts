/**
 * One request to a supervisor is about entries of one activity that nobody confirmed, and carries no note.
 */
import { expect, test } from 'vitest';
import { mostEntries } from '#core/assessment/sign-off.ts';
import type { LogEntryView } from '#core/contract/programme-calls.ts';
import { allOfKind, askedAbout, maySelect } from './selection.ts';

const entry = (day: number, more: Partial<LogEntryView> = {}): LogEntryView => ({
  id: `00000000-0000-4000-8000-${String(day).padStart(12, '0')}`,
  programmeId: 'peer-helper',
  activity: 'talks',
  from: new Date(Date.UTC(2026, 0, day, 9)).toISOString(),
  to: new Date(Date.UTC(2026, 0, day, 10)).toISOString(),
  people: 1,
  note: 'About the work',
  minutes: 60,
  confirmedBy: null,
  ...more,
});

test('of another activity, of another programme, or confirmed: not together', () => {
  const chosen = [entry(1)];
  expect(maySelect(entry(2), chosen)).toBe(true);
  expect(maySelect(entry(2, { activity: 'supervision' }), chosen)).toBe(false);
  expect(maySelect(entry(2, { programmeId: 'staff-counsellor' }), chosen)).toBe(false);
  expect(maySelect(entry(2, { confirmedBy: 'Osei' }), [])).toBe(false);
});

test('no more than one request holds, the oldest first', () => {
  const many = Array.from({ length: mostEntries + 5 }, (_, day) => entry(mostEntries + 5 - day));
  const all = allOfKind(entry(1), many);
  expect(all).toHaveLength(mostEntries);
  expect(all[0]).toEqual(entry(1));
  expect(maySelect(entry(300), all)).toBe(false);
});

test('what is asked holds times and numbers, in their order, and never a note', () => {
  const asked = askedAbout([entry(3), entry(2)]);
  expect(asked).toMatchObject({
    kind: 'hours',
    activity: 'talks',
    entries: [{ id: entry(2).id }, { id: entry(3).id }],
  });
  expect(JSON.stringify(asked)).not.toContain('About the work');
  expect(askedAbout([])).toBeNull();
});
