/**
 * `fieldpass registry invite`: a person, and the code to sign up with.
 */
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { messagesIn } from '../messages.ts';
import { asAdministrator, type OfRegistry } from './as-administrator.ts';

export type InviteOptions = OfRegistry & {
  readonly office: string;
  readonly country: string;
  readonly role: string;
  readonly language: LanguageCode;
};

const person = z.looseObject({ id: z.string() });
const invitation = z.looseObject({ code: z.string(), expiresAt: z.string() });

export async function registryInvite(name: string, options: InviteOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const { office, country, role } = options;
  return asAdministrator(options, t, async (ask) => {
    const { id } = await ask('/v1/people', { name, office, country, role }, person);
    const { code, expiresAt } = await ask(`/v1/people/${id}/codes`, {}, invitation);
    process.stdout.write(`${t('registry.code', { name, code, until: expiresAt.slice(0, 10) })}\n`);
  });
}
