/**
 * The figures: only with their token, in the format that Prometheus reads, true, and about nobody.
 */
import { expect, test } from 'vitest';
import { bodyOf, decidedAttempt, lessonRead, testRegistry } from '../fixtures/registry.ts';

const registry = testRegistry();

const metrics = async () => {
  const { secrets } = registry.running.registry.identity;
  const answer = await fetch(`${registry.running.url}/metrics`, {
    headers: { authorization: `Bearer ${secrets['metrics-token']}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
};

/** The value of the series whose name and labels are these. */
const valueIn = (text: string, series: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length + 1) ?? Number.NaN,
  );

test('what was asked, taken and counted anew stands in the figures', async () => {
  const device = await registry.device('Wanjiru Kamau');
  device.say(lessonRead('arrival', 'kamau12345678901'));
  device.say(
    bodyOf(decidedAttempt(registry.course, { seed: 'metrics', learner: 'kamau12345678901', wanted: 'passed' })),
  );
  await device.send();
  await device.send();
  await registry.running.replayed();
  const text = await metrics();
  expect(valueIn(text, 'fieldpass_requests_total{route="/v1/events",method="POST",status="200"}')).toBe(2);
  expect(valueIn(text, 'fieldpass_request_seconds_count{route="/v1/events",method="POST"}')).toBe(2);
  expect(valueIn(text, 'fieldpass_request_seconds_bucket{route="/v1/events",method="POST",le="+Inf"}')).toBe(2);
  expect(valueIn(text, 'fieldpass_events_total{result="stored"}')).toBe(2);
  expect(valueIn(text, 'fieldpass_events_total{result="known"}')).toBe(2);
  expect(valueIn(text, 'fieldpass_replays_total{outcome="registered"}')).toBe(1);
  expect(valueIn(text, 'fieldpass_attempts{state="waiting"}')).toBe(0);
  expect(valueIn(text, 'fieldpass_oldest_waiting_attempt_seconds')).toBe(0);
  expect(valueIn(text, 'fieldpass_uploads_in_flight')).toBe(0);
  expect(valueIn(text, 'fieldpass_database_up')).toBe(1);
  expect(valueIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  for (const personal of ['Wanjiru', 'Kamau', 'kamau', device.did.slice(8), 'did:key', '127.0.0.1'])
    expect([personal, text.includes(personal)]).toEqual([personal, false]);
});

test('how long the oldest attempt waits, and how many wait for a person', async () => {
  const { pool } = registry.running.registry;
  await pool.query(`insert into replays (device, event, n, received_at, state) values
    ('d', 'e1', 1, '2027-02-01T11:59:00Z', 'review'), ('d', 'e2', 2, '2027-02-01T11:58:00Z', 'failed'),
    ('d', 'e3', 3, '2027-02-01T11:57:00Z', 'waiting')`);
  const text = await metrics();
  expect(valueIn(text, 'fieldpass_oldest_waiting_attempt_seconds')).toBe(180);
  for (const state of ['waiting', 'review', 'failed'])
    expect(valueIn(text, `fieldpass_attempts{state="${state}"}`)).toBe(1);
});

test('every line is one that Prometheus reads: comments, or a name with labels and a number', async () => {
  const lines = (await metrics()).trimEnd().split('\n');
  const series = /^[a-z_]+(\{[a-z_]+="[^"\\\n]*"(,[a-z_]+="[^"\\\n]*")*\})? -?[\d.]+(e[+-]?\d+)?$/;
  for (const line of lines) expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) [a-z_]+ \S/ : series);
  const typed = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(typed).size).toBe(typed.length);
});

test('without its token there is nothing to see, not even with the administrator’s', async () => {
  for (const authorization of [undefined, 'Bearer nonsense', `Bearer ${registry.token}`]) {
    const answer = await fetch(`${registry.running.url}/metrics`, {
      ...(authorization && { headers: { authorization } }),
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('fieldpass_');
  }
});
