/**
 * Staff come in by the sign-in of the organisation: there, and back with a session. Whatever comes of it, one is on the page
 * again, which says what.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageSignIn } from '../../identity/page-sign-in.ts';
import type { Registry } from '../../registry.ts';
import { memberSignedIn } from '../../staff/members.ts';
import { beginSession } from '../../staff/sessions.ts';
import { cookieIn } from '../cookies.ts';
import { declare } from '../declare.ts';
import { ownAddress } from '../own-address.ts';
import { Problem } from '../problem.ts';
import { setStaffCookie } from '../staff-asking.ts';
import { newStaffTicket, readStaffTicket, signingInMs } from '../staff-ticket.ts';

const paths = { start: '/v1/staff/oidc/start', done: '/v1/staff/oidc/done' } as const;
const cookie = 'fieldpass_staff_sign_in';
const leads = { media: 'text/plain', says: 'nothing: it leads on' } as const;

/** `down`: it does not answer; `refused`: nobody signed in by it; `unknown`: somebody who does not work here. */
export const signInFaults = ['down', 'refused', 'unknown'] as const;
type SignInFault = (typeof signInFaults)[number];

/** Lax: it has to come along when somebody is sent back from there. */
const keepCookie = (reply: FastifyReply, value: string, seconds: number) =>
  reply.header(
    'set-cookie',
    `${cookie}=${value}; Path=${paths.done}; Max-Age=${seconds}; HttpOnly; SameSite=Lax; Secure`,
  );

function lead(reply: FastifyReply, to: string): string {
  reply.header('location', to).header('referrer-policy', 'no-referrer').type('text/plain; charset=utf-8');
  return '';
}
const toPage = (reply: FastifyReply, fault?: SignInFault) =>
  lead(reply, fault ? `/staff/#sign-in-${fault}` : '/staff/');

export function staffOrganisationRoutes(server: FastifyInstance, registry: Registry): void {
  const { identity, idTokens, now } = registry;
  const secret = identity.secrets['token-key'];
  const signIn = idTokens && pageSignIn(idTokens, 'profile email');
  const address = ownAddress(registry);
  const noneHere = () => new Problem(404, 'unknown', 'staff sign in with a password here');

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: paths.start,
      does: 'From the page for staff to the sign-in of the organisation.',
      who: 'anybody',
      reply: leads,
      statuses: [303],
      refuses: { 404: 'there is none' },
      cost: 5,
    },
    async ({ reply }) => {
      if (!signIn) throw noneHere();
      const begun = await signIn.begin(`${address}${paths.done}`).catch(() => null);
      if (!begun) return toPage(reply, 'down');
      keepCookie(reply, newStaffTicket(secret, begun, now()), signingInMs / 1000);
      return lead(reply, begun.address);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: paths.done,
      does: 'Back from the sign-in of the organisation: a session, and on to the page.',
      who: 'itself',
      query: z.looseObject({ state: z.string() }),
      reply: leads,
      statuses: [303],
      refuses: { 404: 'there is none' },
      cost: 20,
    },
    async ({ request, reply }) => {
      if (!signIn) throw noneHere();
      const kept = readStaffTicket(secret, cookieIn(request, cookie) ?? '', now());
      // It counts once, whatever comes of it.
      keepCookie(reply, '', 0);
      if (!kept) return toPage(reply, 'refused');
      const signedIn = await signIn.end(new URL(request.url, address), kept, now()).catch(() => 'down' as const);
      if (signedIn === 'down') return toPage(reply, 'down');
      if (!signedIn) return toPage(reply, 'refused');
      const member = await memberSignedIn(registry, signedIn);
      const token = member === null ? null : await beginSession(registry, member, null);
      if (token === null) return toPage(reply, 'unknown');
      setStaffCookie(request, reply, token);
      return toPage(reply);
    },
  );
}
