/**
 * The API of Open Badges 3.0 (1EdTech, section 6): a wallet lists a person's credentials and brings others. See
 * docs/interfaces.md for what of it is not there.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contextAddresses } from '#core/credential/proof/contexts.ts';
import { mayAskAbout } from '../../records/clients.ts';
import { contactFields, contactOf, contactShape, putContact } from '../../records/contacts.ts';
import { type FoundPerson, findPerson, personNameInCalls } from '../../records/person-name.ts';
import type { Scope } from '../../records/scopes.ts';
import { bringCredential, credentialsOf, mostBrought, type Refusal } from '../../records/wallet.ts';
import type { Registry } from '../../registry.ts';
import { onlyClients } from '../client-asking.ts';
import { declare } from '../declare.ts';
import { openBadgesDescription, openBadgesPath } from '../open-badges-description.ts';
import { ownAddress } from '../own-address.ts';
import { parsed } from '../parsed.ts';
import { Problem } from '../problem.ts';

/** What a credential may come as; each is JSON. */
const credentialTypes = ['application/vc+ld+json', 'application/vc'];

const whose = { person: personNameInCalls.optional() };
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  since: z.iso.datetime({ offset: true }).optional(),
  ...whose,
});
type Page = z.infer<typeof page>;

const credentialsReply = z.strictObject({
  credential: z.array(z.unknown()),
  /** Credentials as JWT: there are none here. */
  compactJwsString: z.array(z.string()),
});
const profileReply = z.strictObject({
  '@context': z.array(z.string()),
  id: z.string(),
  type: z.array(z.literal('Profile')),
  name: z.string(),
  ...contactShape.shape,
});

/** By status; of a request that is not as it must be, by what is wrong with it. */
const minorCodes: Readonly<Record<number, string>> = {
  401: 'unauthorizedrequest',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_allowed',
  429: 'server_busy',
  500: 'internal_server_error',
  503: 'server_busy',
};

/** `{"error", "detail"}` as an Imsx_StatusInfo (B.3.1). */
function asStatusInfo(system: string, { method }: FastifyRequest, { statusCode }: FastifyReply, payload: unknown) {
  if (statusCode < 400) return payload;
  const code = minorCodes[statusCode] ?? (method === 'GET' ? 'invalid_query_parameter' : 'invalid_data');
  return {
    imsx_codeMajor: 'failure',
    imsx_severity: statusCode === 404 ? 'status' : 'error',
    imsx_description: (payload as { detail?: string } | null)?.detail ?? 'refused',
    imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldName: system, imsx_codeMinorFieldValue: code }] },
  };
}

/** The person of a device or of a wallet that was let in, who needs no name; or whom a client names. Throws 400, 404. */
async function personMeant({ pool }: Registry, { owner, client }: FastifyRequest, named: string | undefined) {
  if (owner && named !== undefined) throw new Problem(400, 'malformed', 'person: who asks for themselves names nobody');
  if (client && named === undefined) throw new Problem(400, 'malformed', 'person: a system says for whom it asks');
  const person: FoundPerson | null = await findPerson(pool, owner?.person ?? named ?? '');
  if (!person || (client && !mayAskAbout(client, person.office)))
    throw new Problem(404, 'unknown-person', 'nobody is named so');
  return person;
}

/** Section 6.4. Null where everything is on this page. */
export function linksOf(address: string, { limit, offset, since, person }: Page, total: number): string | null {
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  if (offset === 0 && total <= limit) return null;
  const link = (rel: string, at: number) => {
    const query = new URLSearchParams({ limit: String(limit), offset: String(at) });
    if (since) query.set('since', since);
    if (person) query.set('person', person);
    return `<${address}?${query}>; rel="${rel}"`;
  };
  return [
    ...(offset + limit < total ? [link('next', offset + limit)] : []),
    link('last', last),
    link('first', 0),
    ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
  ].join(', ');
}

/** Throws what is said of a credential that is not kept. */
function refuse(refusal: Refusal): never {
  switch (refusal.kind) {
    case 'unreadable':
      throw new Problem(400, 'malformed', 'no AchievementCredential in the form that this registry can check');
    case 'not-given':
      throw new Problem(403, 'not-given', 'this registry enters its own credentials itself');
    case 'not-proven':
      throw new Problem(403, 'not-proven', `not proven by an issuer of the trust list: ${refusal.reason}`);
    case 'not-the-person':
      throw new Problem(403, 'not-the-person', 'it names somebody else');
    case 'too-many':
      throw new Problem(403, 'too-many', `at most ${mostBrought} are kept for a person`);
  }
}

function listing(own: FastifyInstance, registry: Registry): void {
  const { pool } = registry;
  const url = `${openBadgesPath}/credentials`;
  const address = `${ownAddress(registry)}${url}`;
  declare(
    own,
    registry,
    {
      method: 'GET',
      url,
      does: 'The credentials of a person (Open Badges 3.0, getCredentials).',
      who: 'client',
      query: page,
      reply: credentialsReply,
      refuses: { 403: 'the access token does not allow it', 404: 'nobody is named so' },
    },
    async ({ query, request, reply }) => {
      const person = await personMeant(registry, request, query.person);
      const since = query.since === undefined ? null : new Date(query.since);
      const { total, credentials } = await credentialsOf(pool, person.id, { ...query, since });
      const links = linksOf(address, query, total);
      reply.header('x-total-count', String(total));
      if (links) reply.header('link', links);
      return { credential: [...credentials], compactJwsString: [] };
    },
  );
}

function bringing(own: FastifyInstance, registry: Registry): void {
  own.addContentTypeParser(credentialTypes, { parseAs: 'string' }, own.getDefaultJsonParser('error', 'error'));
  declare(
    own,
    registry,
    {
      method: 'POST',
      url: `${openBadgesPath}/credentials`,
      does: 'Brings a credential of another issuer of the trust list (Open Badges 3.0, upsertCredential).',
      who: 'client',
      query: z.strictObject(whose),
      body: { media: 'application/json', says: 'an AchievementCredential with its proof' },
      reply: { media: 'application/json', says: 'the same credential' },
      statuses: [201, 200, 304],
      refuses: { 403: 'the access token does not allow it, or the credential is not kept', 404: 'nobody is named so' },
    },
    async ({ query, body, request, reply }) => {
      const person = await personMeant(registry, request, query.person);
      if (typeof body === 'string') throw new Problem(400, 'malformed', 'credentials as JWT are not read here');
      const text = JSON.stringify(body);
      const brought = await bringCredential(registry, person.id, text ?? '');
      if (typeof brought === 'object') refuse(brought);
      // HTTP allows no body with it, whatever the specification says.
      if (brought === 'known') return reply.code(304).send();
      reply
        .code(brought === 'added' ? 201 : 200)
        .type(request.headers['content-type']?.split(';')[0] ?? 'application/json');
      return text;
    },
  );
}

async function profileOf({ pool, identity }: Registry, { id, name }: FoundPerson) {
  return {
    '@context': [contextAddresses[1]],
    id: `${identity.about.id}#person-${id}`,
    type: ['Profile' as const],
    name,
    ...(await contactOf(pool, id)),
  };
}

function profile(own: FastifyInstance, registry: Registry): void {
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: `${openBadgesPath}/profile`,
      does: 'Whose credentials these are (Open Badges 3.0, getProfile).',
      who: 'client',
      query: z.strictObject(whose),
      reply: profileReply,
      refuses: { 403: 'the access token does not allow it', 404: 'nobody is named so' },
    },
    async ({ query, request }) => {
      const person = await personMeant(registry, request, query.person);
      return profileOf(registry, person);
    },
  );
}

/** What may come along and says nothing of the person. */
const aboutTheDocument = ['@context', 'type'];

/** Throws what is wrong with a profile that a wallet brings: who somebody is, it does not say. */
function refuseIdentity(kept: { id: string; name: string }, brought: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(brought)) {
    if (aboutTheDocument.includes(field) || contactFields.some((one) => one === field)) continue;
    if (field === 'id' || field === 'name') {
      if (value === kept[field]) continue;
      throw new Problem(403, 'identity', `${field}: the organisation says who somebody is; nothing was changed`);
    }
    throw new Problem(400, 'not-kept', `${field.slice(0, 60)} is not kept here; nothing was changed`);
  }
}

function updating(own: FastifyInstance, registry: Registry): void {
  const { pool, now } = registry;
  own.addContentTypeParser('application/ld+json', { parseAs: 'string' }, own.getDefaultJsonParser('error', 'error'));
  declare(
    own,
    registry,
    {
      method: 'PUT',
      url: `${openBadgesPath}/profile`,
      does: 'How this person can be reached (Open Badges 3.0, putProfile): all of it anew. The name stays what it is.',
      who: 'client',
      query: z.strictObject(whose),
      body: z.looseObject({ '@context': z.unknown(), type: z.unknown() }),
      reply: profileReply,
      refuses: { 403: 'the access token does not allow it, or it says who the person is', 404: 'nobody is named so' },
    },
    async ({ query, body, request }) => {
      const person = await personMeant(registry, request, query.person);
      const before = await profileOf(registry, person);
      refuseIdentity(before, body);
      const given = contactFields.filter((field) => body[field] !== undefined && body[field] !== null);
      const contact = parsed(contactShape, Object.fromEntries(given.map((field) => [field, body[field]])));
      await putContact(pool, person.id, contact, now());
      return profileOf(registry, person);
    },
  );
}

function description(own: FastifyInstance, registry: Registry): void {
  const { id, name: names } = registry.identity.about;
  const document = openBadgesDescription({
    name: names.en ?? Object.values(names)[0] ?? id,
    address: ownAddress(registry),
    policies: registry.policies,
  });
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: `${openBadgesPath}/discovery`,
      does: 'What of the Open Badges 3.0 API there is (getServiceDescription).',
      who: 'anybody',
      reply: z.looseObject({ openapi: z.string() }),
    },
    async ({ reply }) => {
      reply.header('cache-control', 'public, max-age=300');
      return document as { openapi: string };
    },
  );
}

const allowed: Readonly<Record<string, string>> = { credentials: 'GET, POST', profile: 'GET, PUT', discovery: 'GET' };

/** Whatever else is tried: another method where there is something, or nothing is there. */
function nothingElse(below: FastifyInstance): void {
  below.setNotFoundHandler((request, reply) => {
    const name = (request.url.split('?')[0] ?? '').slice(openBadgesPath.length + 1);
    const allow = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (allow) reply.header('allow', allow);
    reply.code(allow ? 405 : 404).send({ detail: allow ? `only ${allow}` : 'there is nothing here' });
  });
}

export function openBadgesRoutes(server: FastifyInstance, registry: Registry): void {
  const parts: readonly [Scope, (own: FastifyInstance, registry: Registry) => void][] = [
    ['credential.read', listing],
    ['credential.write', bringing],
    ['profile.read', profile],
    ['profile.write', updating],
  ];
  const { id } = registry.identity.about;
  const speakInItsWords = (badges: FastifyInstance) =>
    badges.addHook('preSerialization', async (request, reply, payload) => asStatusInfo(id, request, reply, payload));
  server.register(
    async (below) => {
      speakInItsWords(below);
      nothingElse(below);
    },
    { prefix: openBadgesPath },
  );
  server.register(async (badges) => {
    speakInItsWords(badges);
    description(badges, registry);
    for (const [scope, part] of parts)
      badges.register(async (own) => {
        onlyClients(own, registry, scope, { orOwner: true });
        part(own, registry);
      });
  });
}
