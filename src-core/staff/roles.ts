/**
 * Who works with the records of a registry, what they may do there, and of whom. One table: a task that does not stand beside
 * a role is not theirs.
 */
import { z } from '../zod.ts';

export const staffRoles = ['focal-point', 'assessor', 'invigilator', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];
export const staffRole = z.enum(staffRoles);

export const staffTasks = [
  'see-people',
  'see-person',
  'add-people',
  'see-overview',
  'export',
  'assign',
  'see-assignments',
  'review',
  'report',
  'revoke',
  'correct',
  'see-audit',
  'see-roster',
  'manage-teams',
  'see-figures',
  'manage-staff',
] as const;
export type StaffTask = (typeof staffTasks)[number];

/** An assessor judges, and does not hand out; an invigilator sees who sits and reports what was seen. */
const tasks: Readonly<Record<StaffRole, readonly StaffTask[]>> = {
  'focal-point': [
    'see-people',
    'see-person',
    'add-people',
    'see-overview',
    'export',
    'assign',
    'see-assignments',
    'revoke',
    'correct',
    'see-audit',
    'see-roster',
    'manage-teams',
    'see-figures',
  ],
  assessor: ['see-people', 'see-person', 'see-assignments', 'review', 'report'],
  invigilator: ['see-people', 'see-person', 'see-assignments', 'report'],
  administrator: staffTasks,
};

export type StaffRights = {
  readonly roles: readonly StaffRole[];
  /** Whose people; null: everybody's. An administrator's are always everybody's. */
  readonly offices: readonly string[] | null;
};

export const mayDo = ({ roles }: Pick<StaffRights, 'roles'>, task: StaffTask): boolean =>
  roles.some((role) => tasks[role].includes(task));

export const tasksOf = (rights: Pick<StaffRights, 'roles'>): StaffTask[] =>
  staffTasks.filter((task) => mayDo(rights, task));

/** The offices whose people somebody sees; null: all. */
export const officesOf = ({ roles, offices }: StaffRights): readonly string[] | null =>
  roles.includes('administrator') ? null : offices;
