/**
 * What was carried here by hand: a sealed file of records in, a sealed file of answers out. No login: the seal and the
 * signatures are the proof, so whoever carries it need not be known.
 */
import type { FastifyInstance } from 'fastify';
import { readRecords, recipientOfDevice, writeAnswers } from '#core/sync/by-hand.ts';
import { mostBytesOfFile, openSealed, sealFile } from '#core/sync/sealed-file.ts';
import { sealTools } from '#store/sync/by-hand/seal-tools.ts';
import { isOfDevice, takeBundle } from '../../records/take-bundle.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { addressOf } from '../guard.ts';
import { Problem } from '../problem.ts';

const media = 'application/octet-stream';
/** A big one takes seconds and hundreds of megabytes: one at a time. A small one may be packed well. */
const bytesOfBig = 1024 * 1024;
const mostAtOnce = 4;
const secondsToWait = 30;

async function answerTo(registry: Registry, body: Uint8Array, spent: (lines: number) => void): Promise<Buffer> {
  const { identity, keyChanges, now, random } = registry;
  const opened = await openSealed(body, 'fieldpass-records', identity.opener, sealTools);
  if ('problem' in opened) {
    const { problem } = opened;
    throw new Problem(
      problem === 'too-large' ? 413 : 400,
      problem,
      'not a file of records that is sealed for this registry',
    );
  }
  const records = readRecords(opened.content);
  const to = records && recipientOfDevice(records.device);
  if (!to || !isOfDevice(records)) throw new Problem(400, 'malformed', 'not the records of a device');
  spent(records.lines.length);
  const answers = await takeBundle(registry, records);
  registry.metrics.events(answers.results);
  const content = writeAnswers(answers, { name: identity.keyName, key: identity.signing }, keyChanges);
  const sealing = { kind: 'fieldpass-answers', to, created: now().toISOString(), secret: random(32) } as const;
  const file = await sealFile(content, sealing, sealTools);
  if (!file) throw new Error('answers that do not fit in a file');
  return Buffer.from(file);
}

export function bundleRoutes(server: FastifyInstance, registry: Registry): void {
  const { limits, metrics } = registry;
  let isBigOne = false;
  let atOnce = 0;
  const isRoom = (isBig: boolean) => {
    if (!(isBig && isBigOne) && atOnce < mostAtOnce) return;
    metrics.refused('overload');
    throw new Problem(503, 'busy', 'other files are being read', secondsToWait);
  };
  server.register(async (uploads) => {
    uploads.addContentTypeParser(media, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Before anybody has sent all of it in vain.
    uploads.addHook('onRequest', async ({ headers }) => {
      isRoom(!(Number(headers['content-length']) <= bytesOfBig));
    });
    declare(
      uploads,
      registry,
      {
        method: 'POST',
        url: '/v1/bundles',
        does: 'Takes what was carried here by hand, and gives back what is to be carried to the device; again, the same.',
        who: 'itself',
        body: { media, says: 'a file of records (.fsx), sealed for this registry' },
        bodyLimit: mostBytesOfFile,
        reply: { media, says: 'the file of answers (.fsr), sealed for the device' },
        refuses: { 413: 'more than a file may hold', 415: 'another kind of body' },
        cost: 50,
      },
      async ({ body, request, reply }) => {
        if (!Buffer.isBuffer(body)) throw new Problem(415, 'media-type', `${media} is wanted`);
        const isBig = body.length > bytesOfBig;
        isRoom(isBig);
        isBigOne ||= isBig;
        atOnce += 1;
        try {
          const file = await answerTo(registry, body, (lines) => {
            const address = addressOf(request);
            if (address !== null) limits.address.take(address, lines);
          });
          reply.type(media);
          return file;
        } finally {
          if (isBig) isBigOne = false;
          atOnce -= 1;
        }
      },
    );
  });
}
