/**
 * What stands in the audit, as codes; `staff.json` has a sentence for each.
 */

export const deeds = [
  'person-added',
  'person-changed',
  'code-made',
  'people-exported',
  'certificate-registered',
  'certificate-revoked',
  'device-revoked',
  'member-added',
  'member-changed',
  'member-code-made',
  'password-set',
] as const;
export type Deed = (typeof deeds)[number];
