/**
 * What somebody may whom an organisation gave a pass. `assess`: judges at stations. `supervise`: confirms hours and recommends. Either of
 * them sees documents.
 */
export const passRoles = ['assess', 'supervise'] as const;
export type PassRole = (typeof passRoles)[number];
