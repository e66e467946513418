/**
 * People and what they hold, taken out as a file: CSV however many they are, a spreadsheet up to a limit.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { directionOf, type LanguageCode, textIn } from '#core/locale/languages.ts';
import { columnOfDay, csvBeginning, csvOf, type Exporting, exportLines, headLine } from '#core/staff/export-lines.ts';
import { exportQuery } from '#core/staff/shapes.ts';
import { turns } from '../../limits/turns.ts';
import { noteDeed } from '../../records/audit.ts';
import type { Registry } from '../../registry.ts';
import { exportWords } from '../../staff/export-words.ts';
import { peoplePage, readPlace } from '../../staff/people.ts';
import { type Finding, todayOf } from '../../staff/people-found.ts';
import { mostLines, spreadsheetOf } from '../../staff/spreadsheet.ts';
import { courseTitles } from '../course-titles.ts';
import { declare } from '../declare.ts';
import { busy, Problem } from '../problem.ts';
import type { StaffAsking } from '../staff-asking.ts';

/** People that are read at once: a search looks through all names for each of these pages. */
const atOnce = 5000;
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Query = z.infer<typeof exportQuery>;

export function staffExportRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, tools } = registry;
  const titleOf = (language: LanguageCode) => {
    const titles = courseTitles([...tools.courses, ...tools.programmes]);
    return (course: string) => textIn(titles(course), language) || course;
  };
  // Each takes much memory while it is written.
  const inTurn = turns({ atOnce: 1, waiting: 4 });

  /** Page by page, so that no more is in memory than a page. */
  async function* linesOf(finding: Finding, exporting: Exporting) {
    yield [headLine(exporting.words)];
    for (let after: string | null = ''; after !== null; ) {
      const place = after === '' ? null : readPlace(after);
      const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(pool, finding, {
        after: place,
        limit: atOnce,
      });
      yield exportLines(page.people, exporting);
      after = page.next;
    }
  }

  async function begun({ language, ...filter }: Query, { offices, doer }: StaffAsking, kind: string) {
    await noteDeed(pool, { subject: doer, who: doer, what: 'people-exported', about: kind }, now());
    const exporting = { words: exportWords[language], course: filter.course, titleOf: titleOf(language) };
    return linesOf({ offices, filter, now: now() }, exporting);
  }

  const asFile = (reply: FastifyReply, type: string, ending: string) =>
    reply.type(type).header('content-disposition', `attachment; filename="people-${todayOf(now())}.${ending}"`);

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/people.csv',
      does: 'People that a filter finds and what they hold, as CSV.',
      who: 'staff',
      task: 'export',
      query: exportQuery,
      reply: { media: 'text/csv', says: 'a line for each course that somebody holds or held' },
      cost: 50,
    },
    async ({ query, staff, reply }) => {
      const lines = await begun(query, staff, 'csv');
      asFile(reply, 'text/csv; charset=utf-8', 'csv');
      const pieces = async function* () {
        yield csvBeginning;
        for await (const some of lines) yield csvOf(some);
      };
      return Readable.from(pieces());
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/people.xlsx',
      does: `The same as a spreadsheet, of at most ${mostLines} lines.`,
      who: 'staff',
      task: 'export',
      query: exportQuery,
      reply: { media: spreadsheet, says: 'a line for each course that somebody holds or held' },
      refuses: { 413: '`too-many-lines`: fewer people, or CSV' },
      cost: 200,
    },
    async ({ query, staff, reply }) => {
      const made = inTurn(async () => {
        const all: (readonly string[])[] = [];
        for await (const some of await begun(query, staff, 'xlsx')) {
          all.push(...some);
          if (all.length > mostLines + 1)
            throw new Problem(413, 'too-many-lines', `a spreadsheet holds ${mostLines} lines here; CSV holds all`);
        }
        return spreadsheetOf({ lines: all, columnOfDay, isRightToLeft: directionOf(query.language) === 'rtl' });
      });
      if (!made) throw busy('other spreadsheets are being written');
      const bytes = await made;
      asFile(reply, spreadsheet, 'xlsx');
      return bytes;
    },
  );
}
