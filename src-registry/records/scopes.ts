/**
 * What another system may be allowed to do. Open Badges 3.0 (section 6.2.1) has long names for some of it; either is
 * understood.
 */

export const scopes = [
  'clearance.read',
  'credential.read',
  'credential.write',
  'profile.read',
  'registry.relay',
] as const;
export type Scope = (typeof scopes)[number];

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/';

/** Name in the specification → ours. Its `profile.update` is not there: names come from the organisation. */
export const scopesOfOpenBadges: Readonly<Record<string, Scope>> = {
  [`${openBadges}credential.readonly`]: 'credential.read',
  [`${openBadges}credential.upsert`]: 'credential.write',
  [`${openBadges}profile.readonly`]: 'profile.read',
};

/** Null for what is none. */
export const scopeNamed = (name: string): Scope | null =>
  scopes.find((scope) => scope === name) ??
  (Object.hasOwn(scopesOfOpenBadges, name) ? scopesOfOpenBadges[name] : null) ??
  null;
