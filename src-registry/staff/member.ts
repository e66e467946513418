/**
 * Somebody who works with the records, as they stand in the table.
 */
import { type StaffRights, type StaffRole, staffRole } from '#core/staff/roles.ts';

export type StaffMember = StaffRights & {
  readonly id: string;
  readonly name: string;
  readonly login: string;
};

export type MemberRow = {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[] | null;
};

/** A role that a newer program gave is none here. */
const rolesIn = (roles: readonly string[]): StaffRole[] =>
  roles.flatMap((role) => staffRole.safeParse(role).data ?? []);

export const memberOf = ({ id, name, login, roles, offices }: MemberRow): StaffMember => ({
  id,
  name,
  login,
  roles: rolesIn(roles),
  offices,
});
