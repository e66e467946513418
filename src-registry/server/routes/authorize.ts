/**
 * The page on which a person lets a wallet act for them (RFC 6749, section 4.1; RFC 7636; RFC 9207). Who they are they say
 * with the organisation's sign-in, or with a code that their own device shows.
 *
 * [Note: one browser] The page goes to one browser, which keeps a word by chance in a cookie; what comes back counts only
 * together with it. So no other page can send the form, and no link brings somebody to a page that another has begun.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '../../database/connect.ts';
import { pageSignIn } from '../../identity/page-sign-in.ts';
import { oneAtATime } from '../../limits/one-at-a-time.ts';
import { addGrant } from '../../records/grants.ts';
import { findWallet, type Wallet } from '../../records/registered-wallets.ts';
import { walletScopesIn, walletScopeText } from '../../records/scopes.ts';
import { takeWalletCode } from '../../records/wallet-codes.ts';
import type { Registry } from '../../registry.ts';
import { cookieIn } from '../cookies.ts';
import { declare } from '../declare.ts';
import { addressOf } from '../guard.ts';
import { type Form, formLimit, formOf, formType, readsForms } from '../oauth-form.ts';
import { oauthPaths } from '../oauth-paths.ts';
import { ownAddress } from '../own-address.ts';
import { type Consent, consentPage, type Fault, faultPage } from '../pages/authorize-page.ts';
import { showPage } from '../pages/page.ts';
import { languageFor } from '../pages/words.ts';
import { formTarget, withAnswer } from '../redirects.ts';
import {
  newCodeTicket,
  newPageTicket,
  newSignInTicket,
  type PageTicket,
  readPageTicket,
  readSignInTicket,
  type Wanted,
} from '../wallet-tickets.ts';

/** Once each; what is not known is let be (RFC 6749, section 3.1). A parameter that comes twice arrives as a list. */
const once = z.union([z.string(), z.array(z.string())]).optional();
const question = z.looseObject({
  response_type: once,
  client_id: once,
  redirect_uri: once,
  scope: once,
  state: once,
  code_challenge: once,
  code_challenge_method: once,
  ui_locales: once,
});
type Question = z.infer<typeof question>;

const page = { media: 'text/html', says: 'a page without script; or the way back to the wallet' };

const cookieOfVisit = 'fieldpass-visit';
const cookieOfSignIn = 'fieldpass-sign-in';
const secondsOfCookie = 15 * 60;

/** Lax: it has to come along when the sign-in of the organisation sends somebody back. */
const keepCookie = (reply: FastifyReply, name: string, value: string, seconds = secondsOfCookie) =>
  reply.header('set-cookie', `${name}=${value}; Path=/oauth; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`);

const goTo = (reply: FastifyReply, address: string): string => {
  reply.code(303).header('location', address).header('referrer-policy', 'no-referrer');
  return '';
};

type ErrorOfOAuth = 'invalid_request' | 'unsupported_response_type' | 'invalid_scope' | 'access_denied';

/** Everything on the pages of this registry needs these. */
function tools(registry: Registry) {
  const { identity, now, random, idTokens } = registry;
  const secret = identity.secrets['token-key'];
  const names = identity.about.name;
  const issuer = ownAddress(registry);
  const signIn = idTokens && pageSignIn(idTokens);
  const languageOf = (request: FastifyRequest, asked: string | null = null) =>
    languageFor(asked, request.headers['accept-language']);
  return {
    secret,
    issuer,
    signIn,
    languageOf,
    visitOf: (request: FastifyRequest, reply: FastifyReply): string => {
      const known = cookieIn(request, cookieOfVisit) ?? '';
      if (/^[A-Za-z0-9_-]{22}$/.test(known)) return known;
      const made = Buffer.from(random(16)).toString('base64url');
      keepCookie(reply, cookieOfVisit, made);
      return made;
    },
    fault: (request: FastifyRequest, reply: FastifyReply, fault: Fault, status = 400) =>
      showPage(reply, faultPage(languageOf(request), fault), { names, status }),
    answer: (
      reply: FastifyReply,
      { redirect, state }: Pick<Wanted, 'redirect' | 'state'>,
      said: Record<string, string>,
    ) => goTo(reply, withAnswer(redirect, { ...said, state, iss: issuer })),
    consent: (
      reply: FastifyReply,
      wallet: Wallet,
      { wanted, person }: PageTicket,
      visit: string,
      { wrong = null, status = 200 }: { wrong?: Consent['wrong']; status?: number } = {},
    ) => {
      const shown = consentPage({
        ...wanted,
        wallet: wallet.name,
        ticket: newPageTicket(secret, { wanted, person }, visit, now()),
        person: person?.name ?? null,
        signInHost: signIn?.host ?? null,
        wrong,
      });
      return showPage(reply, shown, { names, status, formsTo: [formTarget(wanted.redirect)] });
    },
  };
}
type Tools = ReturnType<typeof tools>;

const single = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);

/** What is wrong with a request of a wallet that is known, or what it wants. */
function wantedBy(
  wallet: Wallet,
  asked: Question,
  redirect: string,
  language: Wanted['language'],
): Wanted | ErrorOfOAuth {
  if (Object.values(asked).some((value) => typeof value !== 'string')) return 'invalid_request';
  if (single(asked.response_type) !== 'code')
    return asked.response_type === undefined ? 'invalid_request' : 'unsupported_response_type';
  const challenge = single(asked.code_challenge) ?? '';
  if (single(asked.code_challenge_method) !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(challenge))
    return 'invalid_request';
  const allowed = walletScopesIn(single(asked.scope) ?? walletScopeText(wallet));
  const isMore =
    allowed?.scopes.some((scope) => !wallet.scopes.includes(scope)) || (allowed?.isLasting && !wallet.isLasting);
  if (!allowed || isMore) return 'invalid_scope';
  return { wallet: wallet.id, redirect, ...allowed, state: stateOf(asked), challenge, language };
}

/** Goes back as it came, whatever it says; nothing as long as a book. */
const stateOf = ({ state }: Question): string | null => {
  const said = single(state);
  return said !== null && said.length <= 1000 ? said : null;
};

function asking(own: FastifyInstance, registry: Registry, part: Tools): void {
  const { pool } = registry;
  const { fault, answer, consent, visitOf, languageOf } = part;
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: oauthPaths.authorize,
      does: 'The page on which a person lets a wallet in (RFC 6749, authorization code; PKCE with S256).',
      who: 'itself',
      query: question,
      reply: page,
      statuses: [200, 303],
    },
    async ({ query, request, reply }) => {
      const wallet = await findWallet(pool, (single(query.client_id) ?? '').slice(0, 100));
      if (!wallet) return fault(request, reply, 'unknown-wallet');
      const redirect = single(query.redirect_uri);
      // Letter by letter, and before anything else: nobody is sent where the wallet did not say before.
      if (redirect === null || !wallet.redirects.includes(redirect)) return fault(request, reply, 'redirect');
      const wanted = wantedBy(wallet, query, redirect, languageOf(request, single(query.ui_locales)));
      const state = stateOf(query);
      const isTooLong = state === null && query.state !== undefined;
      if (isTooLong) return answer(reply, { redirect, state }, { error: 'invalid_request' });
      if (typeof wanted === 'string') return answer(reply, { redirect, state }, { error: wanted });
      return consent(reply, wallet, { wanted, person: null }, visitOf(request, reply));
    },
  );
}

function deciding(own: FastifyInstance, registry: Registry, part: Tools): void {
  const { pool, limits, metrics, now, random } = registry;
  const { secret, fault, answer, consent } = part;
  // Many guesses at once are counted like one after the other.
  const guessing = oneAtATime();
  readsForms(own);

  /** Who says so, and what for: both or neither. Null: the code is none. */
  const give = (form: Form, { wanted, person }: PageTicket) =>
    inTransaction(pool, async (client) => {
      const found = person ?? (await takeWalletCode(client, form('code') ?? '', now()));
      return found && addGrant(client, { ...wanted, person: found.id }, { now: now(), random });
    });

  const guarded = async (from: string, form: Form, ticket: PageTicket): Promise<string | null | 'too-many'> => {
    if (ticket.person) return give(form, ticket);
    return guessing(from, async () => {
      if (limits.wrongCode.waitMs(from) > 0) {
        metrics.refused('code');
        return 'too-many';
      }
      const grant = await give(form, ticket);
      if (grant === null) limits.wrongCode.take(from, 1);
      return grant;
    });
  };

  declare(
    own,
    registry,
    {
      method: 'POST',
      url: oauthPaths.authorize,
      does: 'What the person decided on that page.',
      who: 'itself',
      body: { media: formType, says: 'the form of the page: request, decision, code' },
      reply: page,
      statuses: [200, 303],
      refuses: { 403: 'the code of the person is none', 429: 'too many codes that are none' },
      bodyLimit: formLimit,
      cost: 5,
    },
    async ({ body, request, reply }) => {
      const form = formOf(body);
      const visit = cookieIn(request, cookieOfVisit) ?? '';
      const ticket = readPageTicket(secret, form('request') ?? '', visit, now());
      if (!ticket) return fault(request, reply, 'stale', 403);
      const { wanted } = ticket;
      const wallet = await findWallet(pool, wanted.wallet);
      if (!wallet) return fault(request, reply, 'unknown-wallet');
      if (form('decision') !== 'allow') return answer(reply, wanted, { error: 'access_denied' });
      const grant = await guarded(addressOf(request) ?? 'this machine', form, ticket);
      if (grant === 'too-many') return consent(reply, wallet, ticket, visit, { wrong: 'too-many', status: 429 });
      if (grant === null) return consent(reply, wallet, ticket, visit, { wrong: 'code', status: 403 });
      return answer(reply, wanted, { code: newCodeTicket(secret, grant, now()), scope: walletScopeText(wanted) });
    },
  );
}

function signingIn(own: FastifyInstance, registry: Registry, part: Tools): void {
  const { pool, now } = registry;
  const { secret, issuer, signIn, fault, consent } = part;
  const redirect = `${issuer}${oauthPaths.signedIn}`;
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: oauthPaths.signIn,
      does: 'From that page to the sign-in of the organisation.',
      who: 'itself',
      query: z.strictObject({ request: z.string().max(formLimit) }),
      reply: page,
      statuses: [303],
    },
    async ({ query, request, reply }) => {
      const visit = cookieIn(request, cookieOfVisit) ?? '';
      const ticket = readPageTicket(secret, query.request, visit, now());
      if (!ticket || !signIn) return fault(request, reply, 'stale', 403);
      const begun = await signIn.begin(redirect).catch(() => null);
      if (!begun) return fault(request, reply, 'sign-in-down', 503);
      const { address, ...kept } = begun;
      keepCookie(reply, cookieOfSignIn, newSignInTicket(secret, { wanted: ticket.wanted, ...kept }, visit, now()));
      return goTo(reply, address);
    },
  );
  declare(
    own,
    registry,
    {
      method: 'GET',
      url: oauthPaths.signedIn,
      does: 'Back from the sign-in of the organisation: the same page, for who signed in.',
      who: 'itself',
      query: z.looseObject({ state: once }),
      reply: page,
    },
    async ({ request, reply }) => {
      const visit = cookieIn(request, cookieOfVisit) ?? '';
      const kept = readSignInTicket(secret, cookieIn(request, cookieOfSignIn) ?? '', visit, now());
      // It counts once, whatever comes of it.
      keepCookie(reply, cookieOfSignIn, '', 0);
      if (!kept || !signIn) return fault(request, reply, 'stale', 403);
      const signedIn = await signIn.end(new URL(request.url, issuer), kept, now()).catch(() => 'down' as const);
      if (signedIn === 'down') return fault(request, reply, 'sign-in-down', 503);
      if (!signedIn) return fault(request, reply, 'sign-in', 403);
      const { rows } = await pool.query<{ id: string; name: string }>(
        'select p.id, p.name from identities i join people p on p.id = i.person where i.subject = $1',
        [signedIn.subject],
      );
      const [person] = rows;
      if (!person) return fault(request, reply, 'unknown-person', 403);
      const wallet = await findWallet(pool, kept.wanted.wallet);
      if (!wallet) return fault(request, reply, 'unknown-wallet');
      return consent(reply, wallet, { wanted: kept.wanted, person }, visit);
    },
  );
}

export function authorizeRoutes(server: FastifyInstance, registry: Registry): void {
  const own = tools(registry);
  server.register(async (pages) => {
    asking(pages, registry, own);
    signingIn(pages, registry, own);
    pages.register(async (forms) => deciding(forms, registry, own));
  });
}
