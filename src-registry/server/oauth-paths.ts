/**
 * Where the calls of OAuth are.
 */
export const oauthPaths = {
  register: '/oauth/register',
  authorize: '/oauth/authorize',
  signIn: '/oauth/sign-in',
  signedIn: '/oauth/signed-in',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
} as const;
