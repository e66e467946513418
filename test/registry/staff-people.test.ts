/**
 * Who holds what: lists, search, figures and files, against the same rule in plain code, on people that are made up.
 */
import { unzipSync } from 'fflate';
import type { Pool } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseState, stateBounds } from '#core/staff/course-state.ts';
import { linesOfCsv } from '#core/staff/sample-csv.ts';
import { addedPerson, holdings, overview, peopleReply, personReply } from '#core/staff/shapes.ts';
import { countPeople } from '#registry/staff/people.ts';
import { todayOf } from '#registry/staff/people-found.ts';
import { registryNow, testDevice, testRegistry } from '../fixtures/registry.ts';
import { fromPage, type StaffSession, signedIn } from '../fixtures/staff.ts';

const registry = testRegistry();
const inner = () => registry.running.registry;
const url = () => registry.running.url;
const pool = (): Pool => inner().pool;
const courses = () => inner().tools.courses.map(({ id }) => id);

let administrator: StaffSession;
let focalPoint: StaffSession;

const get = (path: string, who = administrator) => fetch(`${url()}${path}`, { headers: { cookie: who.cookie } });
const post = (path: string, body: object, who = administrator) =>
  fetch(`${url()}${path}`, {
    method: 'POST',
    headers: { ...fromPage(url(), who), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const peopleAt = async (query: string, who = administrator) =>
  peopleReply.parse(await (await get(`/v1/staff/people?${query}`, who)).json());
const namesAt = async (query: string, who = administrator) =>
  (await peopleAt(query, who)).people.map(({ name }) => name);

type Made = {
  readonly id: string;
  readonly office: string;
  readonly country: string;
  readonly role: string;
  readonly held: {
    readonly course: string;
    readonly from: number;
    readonly expiresAt: number;
    readonly isWithdrawn: boolean;
    readonly replacedAt: number | null;
  }[];
};
const made: Made[] = [];
const dayMs = 86_400_000;

/** The same every time, and no pattern in it. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const letters = (n: number) => String(n).padStart(4, '0');

async function makeUp(count: number): Promise<void> {
  const next = chance(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const instant = (from: number, days: number) => registryNow.getTime() + Math.round((from + next() * days) * dayMs);
  let number = 0;
  for (let index = 0; index < count; index += 1) {
    const person: Made = {
      id: `made-${letters(index)}`,
      office: pick(['Nairobi', 'Geneva', 'Amman', '']),
      country: pick(['KE', 'CH', 'JO']),
      role: pick(['driver', 'analyst', '']),
      held: Array.from({ length: Math.floor(next() * 4) }, () => ({
        course: pick(courses()),
        from: instant(-500, 500),
        expiresAt: instant(-150, 400),
        isWithdrawn: next() < 0.2,
        replacedAt: next() < 0.3 ? instant(-200, 200) : null,
      })),
    };
    made.push(person);
    await pool().query(
      'insert into people (id, name, office, country, role, created_at) values ($1, $2, $3, $4, $5, $6)',
      [person.id, `Made Up ${letters(index)}`, person.office, person.country, person.role, registryNow],
    );
    for (const { course, from, expiresAt, isWithdrawn, replacedAt } of person.held) {
      number += 1;
      await pool().query(
        `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event,
            credential, code, withdrawn_at, replaced_at)
          values ($1, $2, '', $3, $4, $4, $5, $6, '', '', '', $7, $8)`,
        [
          `FP-0000-0000-0000-${letters(number)}-0`,
          person.id,
          course,
          new Date(from),
          new Date(expiresAt),
          number,
          isWithdrawn ? registryNow : null,
          replacedAt === null ? null : new Date(replacedAt),
        ],
      );
    }
  }
}

const isOwn = ({ office }: Made) => office === 'Nairobi' || office === 'Amman';

beforeAll(async () => {
  administrator = await signedIn(inner(), { roles: ['administrator'], offices: null });
  focalPoint = await signedIn(inner(), { roles: ['focal-point'], offices: ['Nairobi', 'Amman'] });
  await makeUp(300);
});

const bounds = stateBounds(todayOf(registryNow));
const stateOf = ({ held }: Made, course: string) =>
  courseState(
    held.filter((one) => one.course === course),
    bounds,
  );

describe('states', () => {
  test('the database finds exactly whom the rule finds: by state, with and without a course, for some offices and for all', async () => {
    const offices = ['Nairobi', 'Amman'];
    for (const own of [null, offices]) {
      const seen = made.filter(({ office }) => own?.includes(office) ?? true);
      for (const holding of holdings) {
        for (const course of [undefined, ...courses()]) {
          const finding = { offices: own, filter: { holding, course }, now: registryNow };
          const wanted = seen.filter((person) => {
            if (course !== undefined) return stateOf(person, course).state === holding;
            if (holding === 'never') return person.held.length === 0;
            return courses().some((one) => stateOf(person, one).state === holding);
          });
          expect([holding, course, own, await countPeople(pool(), finding)]).toEqual([
            holding,
            course,
            own,
            wanted.length,
          ]);
        }
      }
    }
  });

  test('what stands beside a person is the rule, with the certificate that it comes from', async () => {
    let after = '';
    const found: string[] = [];
    do {
      const { people, next, total } = await peopleAt(`search=made&limit=70${after && `&after=${after}`}`);
      expect(total).toBe(300);
      for (const row of people) {
        found.push(row.id);
        const person = made.find(({ id }) => id === row.id) as Made;
        const wanted = [...new Set(person.held.map(({ course }) => course))].sort();
        expect(row.held.map(({ course, state, until }) => ({ course, state, until }))).toEqual(
          wanted.map((course) => ({ course, ...stateOf(person, course) })),
        );
        for (const { number } of row.held) expect(number).toMatch(/^FP-/);
      }
      after = next ?? '';
    } while (after);
    expect(found).toEqual(made.map(({ id }) => id));
  });

  test('figures of an overview add up to the same, for the offices of whoever asks', async () => {
    for (const [who, query, filter] of [
      [administrator, '', () => true],
      [focalPoint, '', isOwn],
      [focalPoint, 'office=Geneva', () => false],
      [focalPoint, 'office=-', () => false],
      [administrator, 'office=-&role=-', ({ office, role }: Made) => office === '' && role === ''],
      [administrator, 'country=KE&role=driver', ({ country, role }: Made) => country === 'KE' && role === 'driver'],
    ] as const) {
      const said = overview.parse(await (await get(`/v1/staff/overview?${query}`, who)).json());
      const people = made.filter(filter);
      expect([query, said.people]).toEqual([query, people.length]);
      for (const { course, titles, ...counts } of said.courses) {
        expect(Object.keys(titles).length).toBeGreaterThan(0);
        for (const holding of holdings)
          expect([course, holding, counts[holding]]).toEqual([
            course,
            holding,
            people.filter((person) => stateOf(person, course).state === holding).length,
          ]);
      }
      const counts = (person: Made) => ['valid', 'expiring'].includes(stateOf(person, said.course).state);
      for (const [list, key] of [
        [said.offices, 'office'],
        [said.countries, 'country'],
        [said.roles, 'role'],
      ] as const) {
        expect(list.reduce((sum, one) => sum + one.people, 0)).toBe(people.length);
        for (const { name, people: count, holding } of list) {
          const of = people.filter((person) => person[key] === name);
          expect([name, count, holding]).toEqual([name, of.length, of.filter(counts).length]);
        }
        expect(list.map((one) => one.people)).toEqual(list.map((one) => one.people).toSorted((a, b) => b - a));
      }
      const untils = people.flatMap((person) => courses().map((course) => stateOf(person, course)));
      expect(said.runsOut).toHaveLength(13);
      for (const { from, certificates } of said.runsOut) {
        const to = new Date(Date.parse(from) + 7 * dayMs).toISOString().slice(0, 10);
        const wanted = untils.filter(({ until, state }) => state !== 'revoked' && until && until >= from && until < to);
        expect([from, certificates]).toEqual([from, wanted.length]);
      }
      const months = people.flatMap(({ held }) => held.map(({ from }) => new Date(from).toISOString().slice(0, 7)));
      expect(said.registered).toHaveLength(12);
      expect(said.registered.at(-1)?.month).toBe('2027-02');
      for (const { month, certificates } of said.registered)
        expect([month, certificates]).toEqual([month, months.filter((one) => one === month).length]);
    }
  });
});

describe('search', () => {
  const people = [
    ['José Ångström', 'Nairobi'],
    ['王小明', 'Nairobi'],
    ['Жанна Д’Арк', 'Nairobi'],
    ['أمينة يوسف', 'Nairobi'],
    ['100% _Sure_', 'Nairobi'],
    ['Jose Elsewhere', 'Geneva'],
  ] as const;
  beforeAll(async () => {
    for (const [name, office] of people)
      expect(
        (await post('/v1/staff/people', { name, office, ...(name === '王小明' && { reference: 'E-77/12' }) })).status,
      ).toBe(201);
  });

  test.each([
    ['jose', ['José Ångström', 'Jose Elsewhere']],
    ['ANGST', ['José Ångström']],
    ['ström josé', ['José Ångström']],
    ['小明', ['王小明']],
    ['王', ['王小明']],
    ['жан', ['Жанна Д’Арк']],
    ['يوسف', ['أمينة يوسف']],
    ['E-77/12', ['王小明']],
    ['e-77', []],
    ['100%', ['100% _Sure_']],
    ['%', ['100% _Sure_']],
    ["' or true --", []],
  ])('%s', async (search, names) => {
    expect(await namesAt(`search=${encodeURIComponent(search)}`)).toEqual(names);
  });

  test('of the own offices, and nothing says that there are others', async () => {
    expect(await namesAt('search=jose', focalPoint)).toEqual(['José Ångström']);
    const none = await peopleAt('search=elsewhere', focalPoint);
    expect(none).toEqual({ people: [], total: 0, next: null });
  });

  test('uses its index, and pages do not repeat or leave out anybody when names are the same', async () => {
    await pool().query(
      `insert into people (id, name, office, created_at) select 'same-' || n, 'Same Name', 'Nairobi', now()
        from generate_series(1, 30) n`,
    );
    const ids: string[] = [];
    let after = '';
    do {
      const { people: some, next } = await peopleAt(`search=same+name&limit=7${after && `&after=${after}`}`);
      ids.push(...some.map(({ id }) => id));
      after = next ?? '';
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
    expect((await get('/v1/staff/people?after=nonsense')).status).toBe(400);
    const client = await pool().connect();
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query(
      "explain select 1 from people p where fieldpass_pairs(p.folded) @> fieldpass_pairs(fieldpass_folded('same'))",
    );
    client.release(true);
    expect(JSON.stringify(rows)).toContain('people_by_pairs');
  });
});

describe('one person', () => {
  test('added with a code that signs a device up, and seen with it', async () => {
    const added = addedPerson.parse(
      await (
        await post('/v1/staff/people', { name: 'Comes New', office: 'Nairobi', country: 'KE' }, focalPoint)
      ).json(),
    );
    const device = testDevice(url());
    expect((await device.enrol(added.code)).status).toBe(201);
    const seen = personReply.parse(await (await get(`/v1/staff/people/${added.id}`, focalPoint)).json());
    expect(seen).toMatchObject({
      person: { name: 'Comes New', office: 'Nairobi', country: 'KE', held: [], open: 0 },
      devices: [{ device: device.did, isRevoked: false }],
      certificates: [],
    });
    const { rows } = await pool().query('select who, what from audit where subject = $1', [added.id]);
    expect(rows).toEqual([{ who: `staff:${focalPoint.id}`, what: 'person-added' }]);
    const another = await post(`/v1/staff/people/${added.id}/codes`, {}, focalPoint);
    expect(another.status).toBe(201);
  });

  test('is added to an office of one’s own, with a reference that nobody has', async () => {
    const refused = await post('/v1/staff/people', { name: 'Elsewhere', office: 'Geneva' }, focalPoint);
    expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([400, 'other-office']);
    const nowhere = await post('/v1/staff/people', { name: 'Elsewhere' }, focalPoint);
    expect(nowhere.status).toBe(400);
    const known = await post('/v1/staff/people', { name: 'Twice', office: 'Nairobi', reference: 'E-77/12' });
    expect([known.status, ((await known.json()) as { error: string }).error]).toEqual([409, 'reference-known']);
    expect((await namesAt('search=twice')).length).toBe(0);
  });
});

describe('taken out', () => {
  const csv = async (query: string, who = administrator) => {
    const answer = await get(`/v1/staff/people.csv?${query}`, who);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { answer, bytes, lines: linesOfCsv(bytes.toString('utf8').slice(1)) };
  };

  test('as CSV: everybody whom the filter finds, of the own offices, whatever page they are on', async () => {
    const { answer, bytes, lines } = await csv('search=made+up', focalPoint);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="people-2027-02-01.csv"');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const seen = made.filter(isOwn);
    const linesOf = ({ held }: Made) => Math.max(1, new Set(held.map(({ course }) => course)).size);
    expect(lines.length).toBe(1 + seen.reduce((sum, person) => sum + linesOf(person), 0));
    expect(lines.some((line) => line.includes('Geneva'))).toBe(false);
    const { rows } = await pool().query("select who, about from audit where what = 'people-exported'");
    expect(rows).toEqual([{ who: `staff:${focalPoint.id}`, about: 'csv' }]);
  });

  test('in the language that is asked for, with every person who does not hold the course', async () => {
    const [course] = courses();
    const { lines } = await csv(`search=made+up&course=${course}&language=zh`);
    expect(lines[0]).toContain('证书编号');
    expect(lines.length).toBe(301);
    const never = made.filter((person) => stateOf(person, course as string).state === 'never').length;
    expect(lines.filter((line) => line[6] === '从未持有').length).toBe(never);
  });

  test('many thousands, a piece at a time, while others are answered', async () => {
    await pool().query(
      `insert into people (id, name, office, created_at) select 'many-' || n, 'Many ' || n, 'Amman', now()
        from generate_series(1, 20500) n`,
    );
    const { lines } = await csv('search=many');
    expect(lines.length).toBe(20_501);
    expect(new Set(lines.map(([name]) => name)).size).toBe(20_501);
    const refused = await get('/v1/staff/people.xlsx?search=many');
    expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([413, 'too-many-lines']);
  });

  test('as a spreadsheet: names that look like formulas are text, days are days, right to left in Arabic', async () => {
    const name = '=HYPERLINK("https://evil.example","Amina")';
    expect((await post('/v1/staff/people', { name, office: 'Nairobi' })).status).toBe(201);
    const answer = await get('/v1/staff/people.xlsx?office=Nairobi&language=ar');
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');
    const sheet = text('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).not.toContain('<f>');
    const strings = text('xl/sharedStrings.xml') + sheet;
    expect(strings).toContain('=HYPERLINK(');
    expect(strings).toContain('رقم الشهادة');
    expect(strings).not.toContain('Geneva');
    // Days are numbers with a format: 2027-01-01 is 46388.
    expect(sheet).toMatch(/<v>46\d{3}<\/v>/);
  });
});
