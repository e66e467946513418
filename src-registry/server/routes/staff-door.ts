/**
 * Staff come and go: with a password, with the code that an administrator gave them, and out again.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { officesOf, tasksOf } from '#core/staff/roles.ts';
import { acceptRequest, door, type Me, me, password, signInRequest } from '#core/staff/shapes.ts';
import type { Registry } from '../../registry.ts';
import type { StaffMember } from '../../staff/member.ts';
import { acceptCode, changePassword, isGoodCode, type PasswordOf, passwordOf } from '../../staff/members.ts';
import { isPassword, keepPassword } from '../../staff/passwords.ts';
import { beginSession, endSession, sessionOf } from '../../staff/sessions.ts';
import { declare } from '../declare.ts';
import { addressOf } from '../guard.ts';
import { busy, Problem, tooMany } from '../problem.ts';
import { dropStaffCookie, setStaffCookie } from '../staff-asking.ts';

const aboutRegistry = ({ identity }: Registry) => ({ id: identity.about.id, name: { ...identity.about.name } });

export function meOf(registry: Registry, { id, name, ...rights }: StaffMember): Me {
  const offices = officesOf(rights);
  return {
    id,
    name,
    roles: [...rights.roles],
    tasks: tasksOf(rights),
    offices: offices && [...offices],
    registry: aboutRegistry(registry),
  };
}

const wrong = () => new Problem(401, 'sign-in', 'this login and this password do not belong together');

/** Begins a session and answers who it is of. Throws 401 where the member left meanwhile. */
export async function letIn(
  registry: Registry,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { member, password: kept }: PasswordOf,
): Promise<Me> {
  const token = await beginSession(registry, member, kept);
  const session = token === null ? null : await sessionOf(registry, token);
  if (token === null || !session) throw wrong();
  setStaffCookie(request, reply, token);
  return meOf(registry, session.member);
}

/** Throws 503 when too many passwords are being checked. */
function inTurn<T>({ limits, metrics }: Registry, work: () => Promise<T>): Promise<T> {
  const done = limits.passwords(work);
  if (done) return done;
  metrics.refused('overload');
  throw busy('too many sign in at once');
}

/** What a limit remembers is no list of logins. */
const keyOf = (login: string) => createHash('sha256').update(login).digest('base64url');

/**
 * Every try costs before it is made, and one that was right gets it back: so many at once count like one after the other.
 * Throws 429.
 */
async function limited<T>(
  { limits, metrics }: Registry,
  { login, from }: { login: string; from: string },
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const { wrongPassword, wrongPasswordOfAddress } = limits;
  const move = (units: number) => {
    wrongPassword.take(keyOf(login), units);
    wrongPasswordOfAddress.take(from, units);
  };
  const ms = Math.max(wrongPassword.waitMs(keyOf(login)), wrongPasswordOfAddress.waitMs(from));
  if (ms > 0) {
    metrics.refused('password');
    throw tooMany(ms, 'too many passwords that are none');
  }
  move(1);
  let isWrong = false;
  try {
    const done = await attempt();
    isWrong = done === null;
    return done;
  } finally {
    if (!isWrong) move(-1);
  }
}

export function staffDoorRoutes(server: FastifyInstance, registry: Registry): void {
  const { idTokens, limits, metrics } = registry;
  const fromOf = (request: FastifyRequest) => addressOf(request) ?? 'this machine';

  /** Null when they do not belong together. Throws 429, 503. */
  const checked = (request: FastifyRequest, login: string, given: string): Promise<PasswordOf | null> =>
    limited(registry, { login, from: fromOf(request) }, async () => {
      const known = await passwordOf(registry, login);
      const isRight = await inTurn(registry, () => isPassword(given, known?.password ?? null));
      return isRight ? known : null;
    });

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/door',
      does: 'How staff may sign in.',
      who: 'anybody',
      reply: door,
    },
    async () => ({
      registry: aboutRegistry(registry),
      signIn: idTokens ? new URL(idTokens.offer.issuer).host : null,
    }),
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/sign-in',
      does: 'Signs in with login and password; the session comes as a cookie.',
      who: 'itself',
      fromOwnPage: true,
      body: signInRequest,
      reply: me,
      refuses: { 401: '`sign-in`: unknown, or another password', 403: '`origin`: from another page' },
      cost: 5,
    },
    async ({ body, request, reply }) => {
      const known = await checked(request, body.login, body.password);
      if (!known) throw wrong();
      return letIn(registry, { request, reply }, known);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/accept',
      does: 'Sets the password with a code from an administrator, and signs in.',
      who: 'itself',
      fromOwnPage: true,
      body: acceptRequest,
      reply: me,
      refuses: { 400: 'not as it must be; `code`: unknown, used or too old', 403: '`origin`: from another page' },
      cost: 5,
    },
    async ({ body, request, reply }) => {
      const none = () => new Problem(400, 'code', 'unknown, used, or too old');
      const from = fromOf(request);
      const ms = limits.wrongCode.waitMs(from);
      if (ms > 0) {
        metrics.refused('code');
        throw tooMany(ms, 'too many codes that are none');
      }
      limits.wrongCode.take(from, 1);
      if (!(await isGoodCode(registry, body.code))) throw none();
      limits.wrongCode.take(from, -1);
      const kept = await inTurn(registry, () => keepPassword(body.password));
      const member = await acceptCode(registry, body.code, kept);
      if (member === null) throw none();
      return letIn(registry, { request, reply }, { member, password: kept });
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/sign-out',
      does: 'Ends the session.',
      who: 'staff',
      task: 'signed-in',
      body: z.strictObject({}),
      reply: z.strictObject({}),
    },
    async ({ staff, reply }) => {
      await endSession(registry, staff.session);
      dropStaffCookie(reply);
      return {};
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/password',
      does: 'Changes the own password; every other session of the same person ends.',
      who: 'staff',
      task: 'signed-in',
      body: z.strictObject({ password, newPassword: password }),
      reply: z.strictObject({}),
      refuses: { 400: 'not as it must be; `password`: not the present one' },
      cost: 5,
    },
    async ({ body, staff, request, reply }) => {
      if (!staff.member) throw new Error('a session without a member');
      const known = await checked(request, staff.member.login, body.password);
      if (!known) throw new Problem(400, 'password', 'this is not the present password');
      const kept = await inTurn(registry, () => keepPassword(body.newPassword));
      await changePassword(registry, known.member, kept);
      await letIn(registry, { request, reply }, { member: known.member, password: kept });
      return {};
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/me',
      does: 'Who is signed in, and what they may do.',
      who: 'staff',
      task: 'signed-in',
      reply: me,
    },
    async ({ staff }) => {
      if (!staff.member) throw new Error('a session without a member');
      return meOf(registry, { ...staff.member, ...staff.rights });
    },
  );
}
