/**
 * Pages for whoever has a paper or its number before them: what a number is worth, and the page that checks papers, which
 * carries the lists of this registry. Both are for everybody and say nothing about anybody.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { typedNumber } from '#core/credential/number.ts';
import { type LanguageCode, languageCodes, textIn } from '#core/locale/languages.ts';
import { carriedText, withCarried } from '#core/trust/carried.ts';
import { readStatusList } from '#core/trust/status-list.ts';
import { provenLists } from '#core/verify/known.ts';
import { newestTrust } from '#store/trust/publish-trust.ts';
import { trustFolderIn } from '../../identity/registry-trust.ts';
import { standingsOf, worthOf } from '../../records/standings.ts';
import { statusListTexts } from '../../records/status-list.ts';
import { together } from '../../records/together.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { numberPage, type Shown } from '../pages/number-page.ts';
import { showPage } from '../pages/page.ts';
import { languageFor } from '../pages/words.ts';
import { Problem } from '../problem.ts';

const cacheable = 'public, max-age=60';
const keptMs = 60_000;
const numberPath = '/c';
const paperPath = '/verify';
const html = { media: 'text/html', says: 'a page without script' } as const;

const chosen = { language: z.enum(languageCodes).optional() };
const typed = z.string().max(60);

function numberRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, identity, now, verifyPage } = registry;
  const standingOf = together((numbers) => standingsOf(pool, numbers));
  const { name: names } = identity.about;
  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    { language: asked, shown }: { language: LanguageCode | undefined; shown: Shown | null },
  ): string => {
    const language = languageFor(asked ?? null, request.headers['accept-language']);
    reply.header('cache-control', cacheable).header('vary', 'accept-language');
    const page = numberPage({
      language,
      registry: textIn(names, language),
      shown,
      now: now(),
      path: numberPath,
      paperPath: verifyPage === null ? null : paperPath,
    });
    return showPage(reply, page, { names });
  };

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: numberPath,
      does: 'Where a number is typed; one that is a number is shown at its own address.',
      who: 'anybody',
      query: z.strictObject({ number: typed.optional(), ...chosen }),
      reply: html,
      statuses: [200, 303],
    },
    async ({ query: { number, language }, request, reply }) => {
      if (number === undefined) return send(request, reply, { language, shown: null });
      const read = typedNumber(number);
      if (read === null) return send(request, reply, { language, shown: { number, status: 'mistyped', at: null } });
      reply.code(303).header('cache-control', cacheable);
      reply.header('location', `${numberPath}/${read}${language ? `?language=${language}` : ''}`);
      return '';
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: `${numberPath}/:number`,
      does: 'What the certificate of this number is worth now, as a page in the language of the browser. It names nobody.',
      who: 'anybody',
      params: z.strictObject({ number: typed }),
      query: z.strictObject(chosen),
      reply: html,
    },
    async ({ params: { number }, query: { language }, request, reply }) => {
      const read = typedNumber(number);
      if (read === null) return send(request, reply, { language, shown: { number, status: 'mistyped', at: null } });
      const { status, at } = worthOf(await standingOf(read), now());
      return send(request, reply, { language, shown: { number: read, status, at } });
    },
  );
}

type MadePage = { readonly bytes: Buffer; readonly packed: Buffer; readonly tag: string; readonly policy: string };

const packed = promisify(gzip);

/** The page as it is shipped, with the newest lists in it: whoever opens it here needs to bring none. */
async function makePage(registry: Registry, file: string): Promise<MadePage> {
  const shipped = await readFile(file, 'utf8');
  const trustList = await newestTrust(trustFolderIn(registry.dataFolder));
  const texts = await statusListTexts(registry);
  const read = texts.flatMap((text) => readStatusList(text) ?? []);
  // Only what holds goes in.
  const proven = trustList && (await provenLists(trustList.list, read));
  const statusLists = read.filter(({ list }) => proven?.get(list.id) === list);
  const page = withCarried(shipped, carriedText(trustList, statusLists));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(shipped)?.[1];
  if (page === null || policy === undefined) throw new Error(`${file} is not the page that checks papers`);
  const bytes = Buffer.from(page);
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  // What a page cannot say of itself.
  return { bytes, packed: await packed(bytes), tag, policy: `${policy}; frame-ancestors 'none'` };
}

function paperRoute(server: FastifyInstance, registry: Registry): void {
  const { verifyPage, now } = registry;
  let kept: { readonly until: number; readonly page: Promise<MadePage> } | null = null;
  const pageNow = (file: string): Promise<MadePage> => {
    if (kept && kept.until > now().getTime()) return kept.page;
    const page = makePage(registry, file);
    kept = { until: now().getTime() + keptMs, page };
    page.catch(() => {
      kept = null;
    });
    return page;
  };
  declare(
    server,
    registry,
    {
      method: 'GET',
      url: paperPath,
      does: 'The page that checks papers in any browser, with the trust list and the status lists of this registry in it.',
      who: 'anybody',
      reply: { media: 'text/html', says: 'one file that fetches nothing' },
      statuses: [200, 304],
      refuses: { 404: 'this registry was started without the page' },
      cost: 10,
    },
    async ({ request, reply }) => {
      if (verifyPage === null) throw new Problem(404, 'unknown', 'this registry was started without the page');
      const { bytes, packed: small, tag, policy } = await pageNow(verifyPage);
      reply
        .header('cache-control', cacheable)
        .header('etag', tag)
        .header('vary', 'accept-encoding')
        .header('content-security-policy', policy)
        .header('referrer-policy', 'no-referrer')
        .type('text/html; charset=utf-8');
      const held = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
      if (held.includes(tag)) {
        reply.code(304);
        return '';
      }
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return bytes;
      reply.header('content-encoding', 'gzip');
      return small;
    },
  );
}

export function publicPageRoutes(server: FastifyInstance, registry: Registry): void {
  numberRoutes(server, registry);
  paperRoute(server, registry);
}
