/**
 * What of the Open Badges 3.0 API this registry has, as its specification wants it described (section 6.3, B.4.1): an OpenAPI
 * document. Addresses of terms and of a privacy policy, which it wants as well, are said by whoever runs the registry.
 */
import { lastingScope, scopesOfOpenBadges } from '../records/scopes.ts';
import { oauthPaths } from './oauth-paths.ts';

export const openBadgesPath = '/ims/ob/v3p0';
const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v3p0/scope/${name}`;
const schemas = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_';

const json = (description: string, ref: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: ref } } },
});
const statusInfo = '#/components/schemas/Imsx_StatusInfo';
const refusals = (...statuses: number[]) => ({
  ...Object.fromEntries(statuses.map((status) => [status, json('refused', statusInfo)])),
  default: json('refused', statusInfo),
});
const security = (name: string) => [{ OAuth2ACG: [scope(name)] }, { OAuth2CC: [scope(name)] }, { person: [] }];
const parameter = (name: string, schema: object, description: string) => ({ name, in: 'query', description, schema });
const person = parameter(
  'person',
  { type: 'string' },
  'whose, where a system asks: an id of this registry, or ref: and a reference. Not in the specification',
);

const statusInfoSchema = {
  type: 'object',
  required: ['imsx_codeMajor', 'imsx_severity'],
  properties: {
    imsx_codeMajor: { type: 'string', enum: ['failure', 'processing', 'success', 'unsupported'] },
    imsx_severity: { type: 'string', enum: ['error', 'status', 'warning'] },
    imsx_description: { type: 'string' },
    imsx_codeMinor: {
      type: 'object',
      required: ['imsx_codeMinorField'],
      properties: {
        imsx_codeMinorField: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['imsx_codeMinorFieldName', 'imsx_codeMinorFieldValue'],
            properties: {
              imsx_codeMinorFieldName: { type: 'string' },
              imsx_codeMinorFieldValue: { type: 'string' },
            },
          },
        },
      },
    },
  },
};

/** Of whoever runs the registry. */
export type Policies = { readonly terms?: string; readonly privacy?: string };

const scopeWords: Readonly<Record<string, string>> = {
  'credential.read': 'see the credentials of the person',
  'credential.write': 'bring credentials of the person',
  'profile.read': 'see the name of the person',
  'profile.write': 'say how the person can be reached',
};
const described = Object.fromEntries(
  Object.entries(scopesOfOpenBadges).map(([name, own]) => [name, scopeWords[own] ?? own]),
);

type About = { readonly name: string; readonly address: string; readonly policies: Policies };

export function openBadgesDescription({ name, address, policies: { terms, privacy } }: About): object {
  const token = `${address}${oauthPaths.token}`;
  const profile = `${schemas}profile_schema.json`;
  const credential = `${schemas}achievementcredential_schema.json`;
  return {
    openapi: '3.0.1',
    info: {
      title: name,
      version: '1.0',
      description: 'Open Badges 3.0: credentials of people who learn here',
      ...(terms && { termsOfService: terms }),
      ...(privacy && { 'x-imssf-privacyPolicyUrl': privacy }),
    },
    servers: [{ url: `${address}${openBadgesPath}` }],
    paths: {
      '/discovery': {
        get: { operationId: 'getServiceDescription', responses: { 200: { description: 'this document' } } },
      },
      '/credentials': {
        get: {
          operationId: 'getCredentials',
          security: security('credential.readonly'),
          parameters: [
            parameter('limit', { type: 'integer', minimum: 1, maximum: 100 }, 'on a page'),
            parameter('offset', { type: 'integer', minimum: 0 }, 'of the first'),
            parameter('since', { type: 'string', format: 'date-time' }, 'entered after'),
            person,
          ],
          responses: {
            200: json('a page of them', '#/components/schemas/GetOpenBadgeCredentialsResponse'),
            ...refusals(400, 401, 403, 404, 405),
          },
        },
        post: {
          operationId: 'upsertCredential',
          security: security('credential.upsert'),
          parameters: [person],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: credential } } } },
          responses: {
            200: json('it replaced another', credential),
            201: json('it is kept', credential),
            304: { description: 'it is there already, or a newer one is' },
            ...refusals(400, 401, 403, 404, 405),
          },
        },
      },
      '/profile': {
        get: {
          operationId: 'getProfile',
          security: security('profile.readonly'),
          parameters: [person],
          responses: {
            200: json('whose credentials these are', profile),
            ...refusals(400, 401, 403, 404, 405),
          },
        },
        put: {
          operationId: 'putProfile',
          security: security('profile.update'),
          parameters: [person],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: profile } } } },
          responses: { 200: json('as it is kept now', profile), ...refusals(400, 401, 403, 404, 405) },
        },
      },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'Authorization code with PKCE (S256), for wallets that a person lets in',
          'x-imssf-name': name,
          'x-imssf-registrationUrl': `${address}${oauthPaths.register}`,
          ...(privacy && { 'x-imssf-privacyPolicyUrl': privacy }),
          ...(terms && { 'x-imssf-termsOfServiceUrl': terms }),
          flows: {
            authorizationCode: {
              authorizationUrl: `${address}${oauthPaths.authorize}`,
              tokenUrl: token,
              refreshUrl: token,
              scopes: { ...described, [lastingScope]: 'all of it also later, without the person' },
            },
          },
        },
        OAuth2CC: {
          type: 'oauth2',
          description: 'Client credentials, for systems that the organisation lets in',
          flows: { clientCredentials: { tokenUrl: token, scopes: described } },
        },
        person: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that a person’s own device has for its feed',
        },
      },
      schemas: {
        GetOpenBadgeCredentialsResponse: {
          type: 'object',
          properties: {
            credential: { type: 'array', items: { $ref: credential } },
            compactJwsString: { type: 'array', items: { type: 'string' }, maxItems: 0 },
          },
        },
        Imsx_StatusInfo: statusInfoSchema,
      },
    },
  };
}
