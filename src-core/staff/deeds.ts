/**
 * What stands in the audit, as codes; `staff.json` has a sentence for each.
 */

export const deeds = [
  'person-added',
  'person-changed',
  'code-made',
  'people-exported',
  'assigned',
  'assignment-cancelled',
  'certificate-registered',
  'certificate-revoked',
  'name-corrected',
  'attempt-accepted',
  'attempt-refused',
  'attempt-reported',
  'device-revoked',
  'member-added',
  'member-changed',
  'member-code-made',
  'password-set',
  'client-added',
  'client-revoked',
  'wallet-let-in',
  'wallet-revoked',
  'person-erased',
] as const;
export type Deed = (typeof deeds)[number];
