/**
 * Where people reach this registry: it is part of who it is.
 */
import { addressOfDidWeb } from '#store/sync/did-web.ts';
import type { Registry } from '../registry.ts';

export const ownAddress = ({ identity }: Pick<Registry, 'identity'>): string => addressOfDidWeb(identity.about.id);
