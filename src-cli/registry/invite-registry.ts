/**
 * `fieldpass registry invite-registry`: lets another registry forward to a running one, and prints what it shows for it, this
 * once.
 */
import { z } from 'zod';
import type { LanguageCode } from '#core/locale/languages.ts';
import { accessLine } from '#registry/parent/parent-access.ts';
import { didWebOf, isOwnAddress } from '#store/sync/did-web.ts';
import { messagesIn } from '../messages.ts';
import { asAdministrator, type OfRegistry } from './as-administrator.ts';

export type InviteRegistryOptions = OfRegistry & {
  readonly office: readonly string[];
  readonly language: LanguageCode;
};

const added = z.looseObject({ id: z.string(), secret: z.string() });

export async function registryInviteRegistry(named: string, options: InviteRegistryOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const address = named.replace(/\/+$/, '');
  if (!isOwnAddress(address)) {
    process.stderr.write(`${t('registry.address', { address })}\n`);
    return 2;
  }
  return asAdministrator(options, t, async (ask) => {
    const client = {
      name: new URL(address).host,
      scopes: ['registry.relay'],
      offices: options.office,
      registry: didWebOf(address),
    };
    const access = await ask('/v1/clients', client, added);
    process.stdout.write(`${t('registry.relay', { name: client.name })}\n${accessLine(access)}\n`);
  });
}
