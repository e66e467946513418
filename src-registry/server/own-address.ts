/**
 * Where people reach this registry: it is part of who it is.
 */
import type { Registry } from '../registry.ts';

/** did:web:host%3Aport → https://host:port */
export const ownAddress = ({ identity }: Pick<Registry, 'identity'>): string =>
  `https://${decodeURIComponent(identity.about.id.replace(/^did:web:/, ''))}`;
