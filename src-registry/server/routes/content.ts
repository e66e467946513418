/**
 * What is taught goes down: the newest release, and its files one by one, from any byte. Only to devices: there are keys of
 * exams in it.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sha256Hex, signedRelease } from '#core/content-update/release.ts';
import { fileOf } from '../../content/releases.ts';
import type { Registry } from '../../registry.ts';
import { byteRangeOf } from '../byte-range.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const media = 'application/octet-stream';

export function contentRoutes(server: FastifyInstance, registry: Registry): void {
  const { taught, dataFolder } = registry;

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/content',
      does: 'The newest release of the content that was published here, signed: all its files by their hashes.',
      who: 'device',
      reply: signedRelease,
      isTagged: true,
      refuses: { 404: 'nothing was published here' },
      cost: 5,
    },
    async ({ reply }) => {
      await taught.look();
      const { newest } = taught;
      if (!newest) throw new Problem(404, 'unknown', 'nothing was published here');
      reply.header('cache-control', 'private, no-cache').header('etag', `"${newest.id}"`);
      return newest.signed;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/content/files/:sha256',
      does: 'A file of any release by its hash, or a part of it (one range of bytes): under this address it never changes.',
      who: 'device',
      params: z.strictObject({ sha256: sha256Hex }),
      reply: { media, says: 'the file, or the part of it that was asked for' },
      statuses: [200, 206],
      isTagged: true,
      refuses: { 404: 'no release has such a file', 416: 'the file has no such bytes' },
      cost: 5,
    },
    async ({ params: { sha256 }, request, reply }) => {
      const path = fileOf(dataFolder, sha256);
      const about = await stat(path).catch(() => null);
      if (!about?.isFile()) throw new Problem(404, 'unknown', 'no release has such a file');
      const etag = `"${sha256}"`;
      const { range, 'if-range': ifRange } = request.headers;
      const wanted = byteRangeOf({ range, ifRange: ifRange as string | undefined }, { etag, bytes: about.size });
      reply.header('accept-ranges', 'bytes');
      if (wanted.kind === 'outside') {
        reply.header('content-range', `bytes */${about.size}`);
        throw new Problem(416, 'range', 'the file has no such bytes');
      }
      reply
        .type(media)
        .header('etag', etag)
        // Nobody on the way packs it: a part of what is packed is no part of the file.
        .header('cache-control', 'private, max-age=31536000, immutable, no-transform');
      if (wanted.kind === 'whole') {
        reply.header('content-length', about.size);
        return createReadStream(path);
      }
      const { from, to } = wanted;
      reply
        .code(206)
        .header('content-range', `bytes ${from}-${to}/${about.size}`)
        .header('content-length', to - from + 1);
      return createReadStream(path, { start: from, end: to });
    },
  );
}
