/**
 * `fieldpass registry staff`: who works with the records of a running registry.
 */
import type { TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { StaffRole } from '#core/staff/roles.ts';
import { addedMember, door, type Member, member, membersReply } from '#core/staff/shapes.ts';
import { messagesIn } from '../messages.ts';
import { type Ask, asAdministrator, type OfRegistry } from './as-administrator.ts';

type InLanguage = OfRegistry & { readonly language: LanguageCode };
export type AddOptions = InLanguage & {
  readonly login: string;
  readonly role: readonly StaffRole[];
  readonly office?: readonly string[];
  readonly allOffices?: boolean;
};

/** As people reach it; as we do where it was given no address. */
async function pageOf(ask: Ask, registry: string): Promise<string> {
  const { id } = (await ask('/v1/staff/door', null, door)).registry;
  const host = decodeURIComponent(id.replace(/^did:web:/, ''));
  return new URL('/staff/', host === 'localhost' ? registry : `https://${host}`).href;
}

export async function registryStaffAdd(name: string, options: AddOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { login, role, office, allOffices, registry } = options;
  const seesAll = allOffices || role.includes('administrator');
  if (!seesAll && !office) {
    process.stderr.write(`${t('registry.staffNoOffice')}\n`);
    return 2;
  }
  return asAdministrator(options, t, async (ask) => {
    const asked = { name, login, roles: role, offices: seesAll ? null : office };
    const { code, expiresAt, member: added } = await ask('/v1/staff/members', asked, addedMember);
    const said = { name: added.name, page: await pageOf(ask, registry), code, until: expiresAt.slice(0, 10) };
    process.stdout.write(`${t('registry.staffAdded', said)}\n`);
  });
}

function stateOf({ isEnded, isInvited, lastSeenAt }: Member, t: TFunction): string {
  if (isEnded) return t('registry.staffGone');
  if (isInvited || lastSeenAt === null) return t('registry.staffInvited');
  return t('registry.staffSeen', { date: lastSeenAt.slice(0, 10) });
}

export async function registryStaffList(options: InLanguage): Promise<number> {
  const t = await messagesIn(options.language);
  return asAdministrator(options, t, async (ask) => {
    const { members } = await ask('/v1/staff/members', null, membersReply);
    if (members.length === 0) process.stdout.write(`${t('registry.staffNobody')}\n`);
    for (const one of members) {
      const offices = one.offices?.join(', ') ?? t('registry.staffEverywhere');
      const parts = [one.login, one.name, one.roles.join(', '), offices, stateOf(one, t)];
      process.stdout.write(`${parts.join(' · ')}\n`);
    }
  });
}

export async function registryStaffEnd(login: string, options: InLanguage): Promise<number> {
  const t = await messagesIn(options.language);
  let isKnown = true;
  const exit = await asAdministrator(options, t, async (ask) => {
    const { members } = await ask('/v1/staff/members', null, membersReply);
    const found = members.find((one) => one.login === login.trim().toLowerCase());
    isKnown = found !== undefined;
    if (!found) return;
    const { id, name, roles, offices } = found;
    await ask(`/v1/staff/members/${id}`, { roles, offices, isEnded: true }, member, 'PUT');
    process.stdout.write(`${t('registry.staffEnded', { name })}\n`);
  });
  if (!isKnown) process.stderr.write(`${t('registry.staffUnknown', { login })}\n`);
  return isKnown ? exit : 1;
}
