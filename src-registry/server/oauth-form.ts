/**
 * What the calls of OAuth have in common: forms, who calls by which secret, and refusals in the words of RFC 6749.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

export const formLimit = 8 * 1024;
export const formType = 'application/x-www-form-urlencoded';

export type Form = (name: string) => string | null;

/** In routes of `own` nothing but forms is read. */
export function readsForms(own: FastifyInstance): void {
  own.removeAllContentTypeParsers();
  own.addContentTypeParser(formType, { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
}

/** What stands in the form once; no parameter may come twice (RFC 6749, section 3.2). Unknown ones are let be. */
export function formOf(body: unknown): Form {
  if (!(body instanceof URLSearchParams)) throw new Problem(400, 'invalid_request', `${formType} is wanted`);
  for (const name of new Set(body.keys()))
    if (body.getAll(name).length > 1) throw new Problem(400, 'invalid_request', `${name.slice(0, 60)} comes twice`);
  return (name) => body.get(name);
}

/** Null: none came. */
export type Credentials = { readonly id: string; readonly secret: string | null };

/** Both parts are written as in a form before they are joined (RFC 6749, section 2.3.1). Null when it is none. */
function basicIn({ headers }: FastifyRequest): Credentials | null {
  const sent = /^Basic ([A-Za-z0-9+/=]{1,1000})$/.exec(headers.authorization ?? '')?.[1];
  const parts = /^([^:]*):(.*)$/s.exec(Buffer.from(sent ?? '', 'base64').toString('utf8'));
  if (!parts) return null;
  const [id, secret] = parts
    .slice(1)
    .map((part) => new URLSearchParams(`part=${part.replaceAll('&', '%26')}`).get('part'));
  return { id: id ?? '', secret: secret ?? '' };
}

export function credentialsIn(request: FastifyRequest, form: Form): Credentials | null {
  const [id, secret] = [form('client_id'), form('client_secret')];
  if (request.headers.authorization === undefined) return id === null ? null : { id, secret };
  if (secret !== null)
    throw new Problem(400, 'invalid_request', 'the secret comes in the header or in the form, not in both');
  const basic = basicIn(request);
  return basic && id !== null && id !== basic.id ? null : basic;
}

/** Nobody of this name, or not with this secret. */
export function refuseClient(reply: FastifyReply): Problem {
  reply.header('www-authenticate', 'Basic realm="registry"');
  return new Problem(401, 'invalid_client', 'no such client, or another secret');
}

export const keepsNothing = (reply: FastifyReply): void => {
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
};

/** `{"error", "detail"}` in the words of RFC 6749, section 5.2; `malformed` as which of them. */
export function speaksOAuth(own: FastifyInstance, malformed = 'invalid_request'): void {
  own.addHook('preSerialization', async (_request, _reply, payload) => {
    if (typeof payload !== 'object' || payload === null || !('error' in payload)) return payload;
    const { error, detail } = payload as { error: string; detail?: string };
    const isOurs = error === 'malformed' || error === 'too-large';
    return { error: isOurs ? malformed : error, ...(detail && { error_description: detail }) };
  });
}
