/**
 * What stands in the audit, as codes; `staff.json` has a sentence for each.
 */

export const deeds = [
  'person-added',
  'person-changed',
  'code-made',
  'people-exported',
  'course-assigned',
  'assignment-cancelled',
  'certificate-registered',
  'certificate-revoked',
  'certificate-corrected',
  'review-accepted',
  'review-refused',
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
  'team-made',
  'team-changed',
  'team-ended',
  'team-joined',
  'team-left',
] as const;
export type Deed = (typeof deeds)[number];
