/**
 * Who of the staff asks: by the cookie of their session. What changes something must come from our own page.
 *
 * [Note: other pages] A browser sends a cookie whoever wrote the page that asks. So ours is for our own site only
 * (SameSite=Strict), and what changes something says where it comes from: `Origin`, which no page can make up, and JSON,
 * which no form can send.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo, officesOf, type StaffRights, type StaffTask } from '#core/staff/roles.ts';
import type { Doer } from '../records/audit.ts';
import type { Registry } from '../registry.ts';
import { sessionOf, touchSession } from '../staff/sessions.ts';
import { administratorAsking, bearerIn } from './bearer.ts';
import { cookieIn } from './cookies.ts';
import { ownAddress } from './own-address.ts';
import { Problem } from './problem.ts';

export const staffCookie = 'fieldpass_staff';

export type StaffAsking = {
  /** Null: whoever has the administrator's token. */
  readonly member: { readonly id: string; readonly name: string; readonly login: string } | null;
  readonly rights: StaffRights;
  /** Whose people they see; null: everybody's. */
  readonly offices: readonly string[] | null;
  /** As it stands in the audit. */
  readonly doer: Doer;
  /** Hash of the session; empty where there is none. */
  readonly session: string;
};

const administrator: StaffAsking = {
  member: null,
  rights: { roles: ['administrator'], offices: null },
  offices: null,
  doer: 'administrator',
  session: '',
};

const signedOut = () => new Problem(401, 'signed-out', 'nobody is signed in, or no longer');

const ofThisMachine = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** From our page without TLS on this very machine: not every browser sends a cookie back there that is for TLS only. */
const isLocal = ({ headers, protocol }: FastifyRequest): boolean =>
  protocol === 'http' && ofThisMachine.test(headers.host ?? '') && headers.origin === `http://${headers.host}`;

export function setStaffCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const safe = isLocal(request) ? '' : '; Secure';
  reply.header('set-cookie', `${staffCookie}=${token}; Path=/; HttpOnly; SameSite=Strict${safe}`);
}

export function dropStaffCookie(reply: FastifyReply): void {
  reply.header('set-cookie', `${staffCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
}

/** See [Note: other pages]. Throws 403, 415. */
export function refuseOtherPages(request: FastifyRequest, registry: Pick<Registry, 'identity'>): void {
  const { origin, 'sec-fetch-site': site = 'same-origin', 'content-type': type = '' } = request.headers;
  const isOurs = origin !== undefined && (origin === ownAddress(registry) || isLocal(request));
  if (!isOurs || site !== 'same-origin') throw new Problem(403, 'origin', 'this comes from another page');
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Problem(415, 'malformed', 'application/json is wanted');
}

/** `signed-in`: whatever they may do. */
export type StaffNeed = StaffTask | 'signed-in';
type Need = { readonly method: string; readonly task?: StaffNeed; readonly orAdministrator?: boolean };

/** Throws 401, 403, 415. */
export async function staffAsking(
  request: FastifyRequest,
  registry: Registry,
  { method, task, orAdministrator }: Need,
): Promise<StaffAsking> {
  if (orAdministrator && bearerIn(request) !== '') {
    administratorAsking(request, registry);
    return administrator;
  }
  const token = cookieIn(request, staffCookie);
  const session = token === null ? null : await sessionOf(registry, token);
  if (!session) throw signedOut();
  if (method !== 'GET') refuseOtherPages(request, registry);
  const { member, hash } = session;
  const rights = { roles: member.roles, offices: member.offices };
  if (task !== 'signed-in' && !(task && mayDo(rights, task)))
    throw new Problem(403, 'not-allowed', `this needs a role that may: ${task}`);
  await touchSession(registry, session);
  return {
    member: { id: member.id, name: member.name, login: member.login },
    rights,
    offices: officesOf(rights),
    doer: `staff:${member.id}`,
    session: hash,
  };
}
