/**
 * The policy of the page, in one place; the security tests pin it.
 */

export const appScheme = 'app';
export const appHost = 'fieldpass';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * react-aria puts one style element into the page (touch-action of things that can be pressed); it is allowed by the
 * hash of its text and nothing else inline is.
 */
export const pressableStyleHash = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${pressableStyleHash}'`,
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Of the hidden page that draws papers for the printer: it also shows the pictures that it has drawn itself. */
export const paperPolicy = contentSecurityPolicy.replace("img-src 'self'", "img-src 'self' blob:");
