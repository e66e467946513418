/**
 * The calls of an Open Badges host, whoever runs it (Open Badges 3.0, sections 6 and 7): what it offers, registering with it,
 * tokens, and handing over a credential. Every answer is read to its end and parsed; nothing is tried twice in here.
 */
import { z } from 'zod';
import { type FailureCode, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { askWhole, type Fetch, type WholeAnswer } from '../network/whole-answer.ts';
import { connectionFault } from '../sync/connection-fault.ts';
import { apiPath, namedAddress } from './host-address.ts';

export const upsertScope = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert';
/** Also later: without it a person would have to sign in for every certificate. */
export const lastingScope = 'offline_access';

/** What a host says of itself; addresses as they may be called. */
export type HostOffer = {
  readonly address: string;
  readonly name: string;
  readonly terms: string | null;
  readonly privacy: string | null;
  readonly registration: string;
  readonly authorization: string;
  readonly token: string;
  readonly refresh: string;
  readonly scopes: readonly string[];
};

/** How this program is known there. */
export type HostClient = {
  readonly id: string;
  readonly secret: string | null;
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'none';
};

export type HostTokens = {
  readonly access: string;
  /** ISO; null where the host does not say. */
  readonly accessUntil: string | null;
  readonly refresh: string | null;
};

export type Handed = 'added' | 'replaced' | 'known';

const text = z.string().max(2000);
const described = z.looseObject({
  info: z.looseObject({
    title: z.string().max(300),
    termsOfService: text.optional(),
    'x-imssf-privacyPolicyUrl': text.optional(),
  }),
  components: z.looseObject({
    securitySchemes: z.looseObject({
      OAuth2ACG: z.looseObject({
        'x-imssf-registrationUrl': text,
        flows: z.looseObject({
          authorizationCode: z.looseObject({
            authorizationUrl: text,
            tokenUrl: text,
            refreshUrl: text.optional(),
            scopes: z.record(z.string().max(300), z.unknown()),
          }),
        }),
      }),
    }),
  }),
});

const registered = z.looseObject({
  client_id: z.string().min(1).max(500),
  client_secret: z.string().min(1).max(2000).optional(),
  token_endpoint_auth_method: z.string().max(60).optional(),
});

const tokensGiven = z.looseObject({
  access_token: z.string().min(1).max(10_000),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).max(10_000).optional(),
});

const refused = z.looseObject({
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
  imsx_description: z.string().max(2000).optional(),
});

const patienceMs = 30_000;
const mostBytes = 2 * 1024 * 1024;

/** RFC 6749, section 2.3.1: both parts as in a form. */
const asInForm = (part: string) => new URLSearchParams({ part }).toString().slice('part='.length);
const basicOf = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${asInForm(id)}:${asInForm(secret)}`).toString('base64')}`;

export type HostApi = {
  describe(): Promise<Result<HostOffer>>;
  register(offer: HostOffer, redirect: string, language: string): Promise<Result<HostClient>>;
  /** `form`: of one of the grants. */
  tokens(address: string, client: HostClient, form: Readonly<Record<string, string>>): Promise<Result<HostTokens>>;
  hand(access: string, credential: string): Promise<Result<Handed>>;
};

export type HostApiInput = {
  readonly fetch: Fetch;
  /** Of the host. */
  readonly address: string;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
};

const parsedJson = ({ bytes }: Pick<WholeAnswer, 'bytes'>): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

export function hostApi({ fetch, address, now, signal }: HostApiInput): HostApi {
  const fail = (code: FailureCode, reason = '') => failed(failure(code, { address, reason: reason.slice(0, 200) }));

  const ask = async (to: string, asked: Parameters<typeof askWhole>[2]): Promise<Result<WholeAnswer>> => {
    const told = await askWhole(fetch, to, asked, { patienceMs, mostBytes, signal });
    if (told.kind === 'answer') return ok(told);
    if (told.kind === 'too-much') return fail('host-not-one');
    if (told.kind !== 'fault') return fail('host-unreachable', told.kind);
    const fault = connectionFault(told.error, address, now());
    if (fault.kind === 'clock') return failed(fault.failure);
    return fault.kind === 'not-one'
      ? fail('host-not-one')
      : fail('host-unreachable', String(fault.failure.params.reason));
  };

  /** What is wrong with an answer that is no success. */
  const refusal = (answer: WholeAnswer): Result<never> => {
    const said = refused.safeParse(parsedJson(answer));
    if (answer.status === 401) return fail('host-access');
    if (answer.status === 429 || answer.status >= 500) return fail('host-unreachable', String(answer.status));
    if (!said.success) return fail('host-not-one');
    const { error, error_description: more, imsx_description: words } = said.data;
    return fail('host-refused', words ?? more ?? error ?? String(answer.status));
  };

  const call = async <T>(
    schema: z.ZodType<T>,
    to: string,
    asked: Parameters<typeof askWhole>[2],
  ): Promise<Result<T>> => {
    const answer = await ask(to, asked);
    if (!answer.ok) return answer;
    if (answer.value.status < 200 || answer.value.status > 299) return refusal(answer.value);
    const read = schema.safeParse(parsedJson(answer.value));
    return read.success ? ok(read.data) : fail('host-not-one');
  };

  const accept = { accept: 'application/json' };
  return {
    describe: async () => {
      const found = await call(described, `${address}${apiPath}/discovery`, { method: 'GET', headers: accept });
      if (!found.ok) return found;
      const { info, components } = found.value;
      const { OAuth2ACG } = components.securitySchemes;
      const { authorizationUrl, tokenUrl, refreshUrl, scopes } = OAuth2ACG.flows.authorizationCode;
      const named = (one: string | undefined) => (one ? namedAddress(one, address) : null);
      const registration = named(OAuth2ACG['x-imssf-registrationUrl']);
      const [authorization, token] = [named(authorizationUrl), named(tokenUrl)];
      if (!registration || !authorization || !token || !Object.hasOwn(scopes, upsertScope)) return fail('host-not-one');
      return ok({
        address,
        // Shown to people: nothing that cannot be seen.
        name:
          info.title
            .replace(/[\p{C}\s]+/gu, ' ')
            .trim()
            .slice(0, 120) || new URL(address).host,
        terms: named(info.termsOfService),
        privacy: named(info['x-imssf-privacyPolicyUrl']),
        registration,
        authorization,
        token,
        refresh: named(refreshUrl) ?? token,
        scopes: [upsertScope, lastingScope],
      });
    },
    register: async ({ registration, scopes }, redirect, language) => {
      const made = await call(registered, registration, {
        method: 'POST',
        headers: { ...accept, 'content-type': 'application/json' },
        body: JSON.stringify({
          client_name: 'Fieldpass',
          redirect_uris: [redirect],
          token_endpoint_auth_method: 'client_secret_basic',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          scope: scopes.join(' '),
          software_id: 'fieldpass',
          [`client_name#${language}`]: 'Fieldpass',
        }),
      });
      if (!made.ok) return made;
      const { client_id: id, client_secret: secret = null, token_endpoint_auth_method: named } = made.value;
      const way = named === 'client_secret_post' ? named : 'client_secret_basic';
      return ok({ id, secret, method: secret === null ? 'none' : way });
    },
    tokens: async (to, { id, secret, method }, form) => {
      const own = {
        ...form,
        ...(method !== 'client_secret_basic' && { client_id: id }),
        ...(method === 'client_secret_post' && secret !== null && { client_secret: secret }),
      };
      const given = await call(tokensGiven, to, {
        method: 'POST',
        headers: {
          ...accept,
          'content-type': 'application/x-www-form-urlencoded',
          ...(method === 'client_secret_basic' && { authorization: basicOf(id, secret ?? '') }),
        },
        body: new URLSearchParams(own).toString(),
      });
      if (!given.ok) return given;
      const { access_token: access, expires_in: seconds, refresh_token: refresh = null } = given.value;
      const until = seconds === undefined ? null : new Date(now().getTime() + Math.min(seconds, 10 ** 9) * 1000);
      return ok({ access, accessUntil: until?.toISOString() ?? null, refresh });
    },
    hand: async (access, credential) => {
      const answer = await ask(`${address}${apiPath}/credentials`, {
        method: 'POST',
        headers: { ...accept, 'content-type': 'application/json', authorization: `Bearer ${access}` },
        body: credential,
      });
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 304) return ok('known');
      if (status < 200 || status > 299) return refusal(answer.value);
      // A page that says "fine" to everything is no host: what was kept comes back.
      if (parsedJson(answer.value) === undefined) return fail('host-not-one');
      return ok(status === 201 ? 'added' : 'replaced');
    },
  };
}
