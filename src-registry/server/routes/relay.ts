/**
 * For registries that forward to this one, each as a client of its own for its own offices. Events come by `/v1/events`, as
 * everybody's do: they prove themselves. See docs/sync.md, *Registry to registry*.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { credentialNumber } from '#core/contract/values.ts';
import { recoverReply } from '#core/sync/calls.ts';
import { everybody } from '#core/sync/feed-item.ts';
import {
  relayFeedReply,
  relayFeedRequest,
  relayHeadsReply,
  relayHeadsRequest,
  relayHelloReply,
  relayPeopleReply,
  relayPeopleRequest,
  relayRecoverRequest,
} from '#core/sync/relay.ts';
import { currentEpoch } from '../../records/life.ts';
import { recoverItem } from '../../records/recover.ts';
import { signedPaper } from '../../records/signed-paper.ts';
import type { Registry } from '../../registry.ts';
import { isReadBeyond, readRelayedFeed } from '../../relay/relayed-feed.ts';
import { peopleOf, type Relaying, relayingAs } from '../../relay/relaying.ts';
import { takePeople } from '../../relay/take-people.ts';
import { anotherLife } from '../another-life.ts';
import { clientAsking, onlyClients, spenderOf } from '../client-asking.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const mostBytesOfPeople = 2 * 1024 * 1024;
const mostBytesOfRecovered = 8 * 1024 * 1024;
const who = 'client' as const;

/** Throws 403. */
function relayingIn(request: FastifyRequest): Relaying {
  const relaying = relayingAs(clientAsking(request));
  if (!relaying) throw new Problem(403, 'scope', 'this client forwards for no registry');
  return relaying;
}

function callsAbout(own: FastifyInstance, registry: Registry): void {
  const { pool, identity, keyChanges, now } = registry;
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: '/v1/relay/hello',
      does: 'Where this registry stands, and for which offices the one that asks may speak.',
      who,
      reply: relayHelloReply,
    },
    async ({ request }) => {
      const { registry: asking, offices } = relayingIn(request);
      return {
        id: identity.about.id,
        registry: asking,
        offices: [...offices],
        epoch: await currentEpoch(pool),
        now: now().toISOString(),
        ...(keyChanges.length > 0 && { keys: [...keyChanges] }),
      };
    },
  );
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/v1/relay/people',
      does: 'Tells of people and their devices; told again it changes nothing.',
      who,
      body: relayPeopleRequest,
      reply: relayPeopleReply,
      bodyLimit: mostBytesOfPeople,
      refuses: { 403: 'this registry forwards to a parent itself' },
      cost: 20,
    },
    async ({ body: { people }, request }) => {
      const relaying = relayingIn(request);
      if (registry.parent) throw new Problem(403, 'has-parent', 'a registry that forwards takes nobody else’s people');
      return { epoch: await currentEpoch(pool), results: await takePeople(registry, relaying, people) };
    },
  );
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/v1/relay/heads',
      does: 'Where the events of its devices end here.',
      who,
      body: relayHeadsRequest,
      reply: relayHeadsReply,
      cost: 5,
    },
    async ({ body: { devices }, request }) => {
      const { registry: asking, offices } = relayingIn(request);
      const { rows } = await pool.query<{ device: string; head_n: string; head_id: string | null }>({
        name: 'relayed-heads',
        text: `select d.device, d.head_n, d.head_id from devices d join people p on p.id = d.person
          where d.device = any($1) and p.office = any($3)
            and exists (select 1 from relayed_people r where r.person = d.person and r.registry = $2)`,
        values: [devices, asking, offices],
      });
      const heads = new Map(rows.map(({ device, head_n, head_id }) => [device, { n: Number(head_n), id: head_id }]));
      return {
        epoch: await currentEpoch(pool),
        heads: devices.map((device) => heads.get(device) ?? null),
      };
    },
  );
}

function callsBack(own: FastifyInstance, registry: Registry): void {
  const { pool } = registry;
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/v1/relay/feed',
      does: 'What was said to its people, and to all, after a place for each.',
      who,
      body: relayFeedRequest,
      reply: relayFeedReply,
      refuses: { 409: 'the records live another life: its epoch stands in `detail`' },
      cost: 10,
    },
    async ({ body, request }) => {
      const known = await peopleOf(
        pool,
        relayingIn(request),
        body.people.map(({ id }) => id),
      );
      let epoch = await currentEpoch(pool);
      if (body.epoch === epoch && (await isReadBeyond(pool, body, known)))
        epoch = await anotherLife(registry, epoch, spenderOf(clientAsking(request)));
      if (body.epoch !== epoch) throw new Problem(409, 'epoch', epoch);
      return { epoch, ...(await readRelayedFeed(pool, body, known)) };
    },
  );
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: '/v1/relay/recover',
      does: 'Gives back what this registry said to one of its people, or to all, and lost since a backup.',
      who,
      body: relayRecoverRequest,
      reply: recoverReply,
      bodyLimit: mostBytesOfRecovered,
      refuses: { 404: 'it brought nobody who is named so' },
      cost: 50,
    },
    async ({ body: { person: theirs, items }, request }) => {
      const known = await peopleOf(pool, relayingIn(request), theirs === null ? [] : [theirs]);
      const person = theirs === null ? everybody : known.get(theirs);
      if (person === undefined) throw new Problem(404, 'unknown-person', 'nobody is named so');
      const results: z.infer<typeof recoverReply>['results'] = [];
      for (const item of items) results.push(await recoverItem(registry, { person }, item));
      return { epoch: await currentEpoch(pool), results };
    },
  );
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: '/v1/relay/papers/:person/:file',
      does: 'The certificate of this number as PDF, signed by this registry; only of people whom it brought.',
      who,
      params: z.strictObject({ person: z.string().min(1).max(60), file: z.string().max(60) }),
      reply: { media: 'application/pdf', says: 'the paper' },
      refuses: { 404: 'its people have no paper of this number' },
      cost: 20,
    },
    async ({ params: { person: theirs, file }, request, reply }) => {
      const number = credentialNumber.safeParse(file.replace(/\.pdf$/, ''));
      const person = (await peopleOf(pool, relayingIn(request), [theirs])).get(theirs);
      const pdf = number.success && person !== undefined ? await signedPaper(registry, person, number.data) : null;
      if (!pdf) throw new Problem(404, 'unknown', 'no paper of this number for its people');
      reply.type('application/pdf');
      return Buffer.from(pdf);
    },
  );
}

export function relayRoutes(server: FastifyInstance, registry: Registry): void {
  server.register(async (own) => {
    onlyClients(own, registry, 'registry.relay');
    callsAbout(own, registry);
    callsBack(own, registry);
  });
}
