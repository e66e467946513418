/**
 * Why an organisation withdrew a pass: in a code, for everybody reads it. `role-ended`: they do not assess for the organisation any more.
 * `key-lost`: somebody else may have the key. `given-in-error`: it should not have been given. `in-doubt`: what was signed with it cannot be
 * relied on for now.
 */
export const withdrawalReasons = ['role-ended', 'key-lost', 'given-in-error', 'in-doubt'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];
