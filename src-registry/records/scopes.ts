/**
 * What another system may be allowed to do. Open Badges 3.0 (section 6.2.1) has long names for some of it; either is
 * understood.
 */
import { walletScopes } from '#core/sync/calls.ts';

export const scopes = [
  'clearance.read',
  'credential.read',
  'credential.write',
  'profile.read',
  'registry.relay',
  'profile.write',
] as const;
export type Scope = (typeof scopes)[number];

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/';

/** Name in the specification → ours. */
export const scopesOfOpenBadges: Readonly<Record<string, Scope>> = {
  [`${openBadges}credential.readonly`]: 'credential.read',
  [`${openBadges}credential.upsert`]: 'credential.write',
  [`${openBadges}profile.readonly`]: 'profile.read',
  [`${openBadges}profile.update`]: 'profile.write',
};

export { walletScopes };
/** What a wallet may be allowed by a person; the rest is for the systems of the organisation. */
export type WalletScope = (typeof walletScopes)[number];

/** Also later, without the person: tokens can be renewed (OpenID Connect Core 1.0, section 11). */
export const lastingScope = 'offline_access';

/** As the specification calls them. */
export const openBadgesNameOf = (scope: WalletScope): string =>
  Object.keys(scopesOfOpenBadges).find((name) => scopesOfOpenBadges[name] === scope) ?? scope;

/** What a wallet asks for, in a text with spaces; null when something of it is unknown or nothing is named. */
export function walletScopesIn(text: string): { scopes: WalletScope[]; isLasting: boolean } | null {
  const names = [...new Set(text.split(' ').filter(Boolean))];
  const scopes = names.filter((name) => name !== lastingScope).map(scopeNamed);
  const known = scopes.flatMap((scope) => walletScopes.find((one) => one === scope) ?? []);
  if (known.length !== scopes.length || known.length === 0) return null;
  return { scopes: [...new Set(known)], isLasting: names.includes(lastingScope) };
}

/** The other way. */
export const walletScopeText = ({
  scopes: allowed,
  isLasting,
}: {
  scopes: readonly WalletScope[];
  isLasting: boolean;
}) => [...allowed.map(openBadgesNameOf), ...(isLasting ? [lastingScope] : [])].join(' ');

/** Null for what is none. */
export const scopeNamed = (name: string): Scope | null =>
  scopes.find((scope) => scope === name) ??
  (Object.hasOwn(scopesOfOpenBadges, name) ? scopesOfOpenBadges[name] : null) ??
  null;
