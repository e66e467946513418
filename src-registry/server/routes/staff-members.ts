/**
 * Administrators say who works with the records; so does whoever has the token of the folder, for the first of them.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  addedMember,
  changeMember as changeMemberRequest,
  codeReply,
  type Member,
  member,
  memberId,
  membersReply,
  newMember,
} from '#core/staff/shapes.ts';
import type { Registry } from '../../registry.ts';
import {
  addMember,
  allMembers,
  changeMember,
  type KnownMember,
  lastAdministrator,
  remakeCode,
} from '../../staff/members.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const said = ({ roles, offices, lastSeenAt, ...more }: KnownMember): Member => ({
  ...more,
  roles: [...roles],
  offices: offices && [...offices],
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
});

const unknown = () => new Problem(404, 'unknown', 'nobody who works here has this id');

export function staffMemberRoutes(server: FastifyInstance, registry: Registry): void {
  const by = { who: 'staff', task: 'manage-staff', orAdministrator: true } as const;
  const params = z.strictObject({ member: memberId });

  declare(
    server,
    registry,
    { method: 'GET', url: '/v1/staff/members', does: 'Who works with the records.', ...by, reply: membersReply },
    async () => ({ members: (await allMembers(registry)).map(said) }),
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/members',
      does: 'Adds somebody, and makes the code with which they set their password.',
      ...by,
      body: newMember,
      reply: addedMember,
      statuses: [201],
      refuses: { 409: '`login-known`: somebody has this login' },
    },
    async ({ body, staff }) => {
      const added = await addMember(registry, body, staff.doer);
      if (!added) throw new Problem(409, 'login-known', 'somebody has this login already');
      return { member: said(added.member), code: added.code, expiresAt: added.expiresAt.toISOString() };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'PUT',
      url: '/v1/staff/members/:member',
      does: 'Changes what somebody may do and whose people they see, or lets them in no longer. Their sessions end.',
      ...by,
      params,
      body: changeMemberRequest,
      reply: member,
      refuses: { 404: 'nobody has this id', 409: '`last-administrator`: nobody could add another' },
    },
    async ({ params: { member: id }, body, staff }) => {
      const changed = await changeMember(registry, id, body, staff.doer);
      if (!changed) throw unknown();
      if (changed === lastAdministrator)
        throw new Problem(409, 'last-administrator', 'there must be an administrator: add another first');
      return said(changed);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/members/:member/codes',
      does: 'Makes another code. The password is void at once, and sessions end.',
      ...by,
      params,
      body: z.strictObject({}),
      reply: codeReply,
      statuses: [201],
      refuses: { 404: 'nobody who works here has this id' },
    },
    async ({ params: { member: id }, staff }) => {
      const made = await remakeCode(registry, id, staff.doer);
      if (!made) throw unknown();
      return { code: made.code, expiresAt: made.expiresAt.toISOString() };
    },
  );
}
