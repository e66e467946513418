/**
 * The page for staff, and what it is made of.
 */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';
import { type PageFile, packedFor, type StaffPage, staffPagePolicy } from '../staff-page.ts';

/** Their names change with what is in them. */
const forEver = 'public, max-age=31536000, immutable';

type Sending = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function send({ request, reply }: Sending, file: PageFile, cache: string): Promise<Buffer> {
  const accepted = request.headers['accept-encoding'];
  const packed = packedFor(file, Array.isArray(accepted) ? accepted.join(',') : accepted);
  const bytes = await readFile(packed?.path ?? file.path);
  if (packed) reply.header('content-encoding', packed.encoding);
  reply
    .type(file.type)
    .header('vary', 'accept-encoding')
    .header('cache-control', cache)
    .header('content-security-policy', staffPagePolicy)
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin');
  return bytes;
}

/** `page`: null where it was not built. */
export function staffPageRoutes(server: FastifyInstance, registry: Registry, page: StaffPage | null): void {
  const notBuilt = () => new Problem(404, 'not-built', 'the page was not built here: npm run setup builds it');

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/staff',
      does: 'Leads to the page for staff.',
      who: 'anybody',
      reply: { media: 'text/plain', says: 'nothing' },
      statuses: [308],
    },
    async ({ reply }) => {
      reply.header('location', '/staff/').type('text/plain; charset=utf-8');
      return '';
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/staff/',
      does: 'The page for staff.',
      who: 'anybody',
      reply: { media: 'text/html', says: 'a page' },
      refuses: { 404: '`not-built`: there is none here' },
    },
    async (asked) => {
      if (!page) throw notBuilt();
      return send(asked, page.index, 'no-cache');
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/staff/assets/:file',
      does: 'What the page for staff is made of.',
      who: 'anybody',
      params: z.strictObject({ file: z.string().max(200) }),
      reply: { media: 'application/octet-stream', says: 'a script, a style, a picture or letters' },
      refuses: { 404: 'there is no such file' },
    },
    async ({ params: { file }, ...asked }) => {
      const found = page?.assets.get(file);
      if (!found) throw page ? new Problem(404, 'unknown', 'there is no such file') : notBuilt();
      return send(asked, found, forEver);
    },
  );
}
