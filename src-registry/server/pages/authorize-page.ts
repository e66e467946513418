/**
 * What a person sees when a wallet wants to act for them: who asks, what it may do, and how to say who one is.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Allowed } from '../../records/grants.ts';
import { oauthPaths } from '../oauth-paths.ts';
import { whereTo } from '../redirects.ts';
import type { Page } from './page.ts';
import { escaped, sentence, wordsOf } from './words.ts';

export type Consent = Allowed & {
  readonly language: LanguageCode;
  /** As the wallet calls itself. */
  readonly wallet: string;
  readonly redirect: string;
  /** What comes back with the form. */
  readonly ticket: string;
  /** Who signed in; null: they say it here. */
  readonly person: string | null;
  /** Where they may sign in; null: by a code alone. */
  readonly signInHost: string | null;
  readonly wrong: 'code' | 'too-many' | null;
};

const hidden = (ticket: string) => `<input type="hidden" name="request" value="${escaped(ticket)}">`;

/** What it may do, and where that goes. */
function asked({ language, wallet, redirect, scopes, isLasting }: Consent): string {
  const { may, asks, toHost, toThisComputer, ownWord } = wordsOf(language);
  const host = whereTo(redirect);
  const where = host === null ? sentence(toThisComputer) : sentence(toHost, { host });
  const list = [...scopes.map((scope) => may[scope]), ...(isLasting ? [may.lasting] : [])];
  return `<h1>${sentence(wordsOf(language).title, { wallet })}</h1>
<p>${sentence(asks, { wallet })}</p>
<ul>${list.map((one) => `<li>${sentence(one)}</li>`).join('')}</ul>
<p class="care">${where}${language === 'zh' ? '' : ' '}${sentence(ownWord)}</p>`;
}

const refuseButton = (text: string) =>
  `<button type="submit" name="decision" value="refuse" formnovalidate>${sentence(text)}</button>`;

export function consentPage(consent: Consent): Page {
  const { language, wallet, ticket, person, signInHost, wrong } = consent;
  const words = wordsOf(language);
  const form = (inside: string) =>
    `<form method="post" action="${oauthPaths.authorize}" autocomplete="off">${hidden(ticket)}${inside}</form>`;
  const allow = `<button class="main" type="submit" name="decision" value="allow">${sentence(words.allow)}</button>`;
  const title = words.title.replace('{{wallet}}', wallet);
  if (person !== null)
    return {
      language,
      title,
      body: `${asked(consent)}<p>${sentence(words.signedInAs, { person })}</p>
${form(`<div class="row">${allow}${refuseButton(words.refuse)}</div>`)}`,
    };
  const signIn = signInHost
    ? `<h2>${sentence(words.signInTitle)}</h2><div class="row">
<a class="button main" href="${oauthPaths.signIn}?request=${encodeURIComponent(ticket)}">${sentence(words.signIn, { host: signInHost })}</a></div>`
    : '';
  const said = wrong === null ? '' : `<p class="wrong" id="wrong" role="alert">${sentence(words.wrong[wrong])}</p>`;
  const described = wrong === null ? 'code-note' : 'wrong code-note';
  return {
    language,
    title,
    body: `${asked(consent)}${signIn}
<h2>${sentence(signInHost ? words.codeOr : words.codeTitle)}</h2>${said}
${form(`<label for="code">${sentence(words.codeLabel)}</label>
<input type="text" id="code" name="code" dir="ltr" maxlength="40" required autocomplete="off" autocapitalize="characters"
spellcheck="false" aria-describedby="${described}"${wrong === null ? '' : ' aria-invalid="true"'}>
<p class="quiet" id="code-note">${sentence(words.codeNote)}</p>
<div class="row">${signInHost ? allow.replace(' class="main"', '') : allow}${refuseButton(words.refuse)}</div>`)}`,
  };
}

export type Fault = 'unknown-wallet' | 'redirect' | 'stale' | 'sign-in' | 'sign-in-down' | 'unknown-person';

/** Why nothing can be done here. Nobody is sent anywhere by it. */
export function faultPage(language: LanguageCode, fault: Fault): Page {
  const { faults, faultTitle, faultNext } = wordsOf(language);
  return {
    language,
    title: faultTitle,
    body: `<h1>${sentence(faultTitle)}</h1><p>${sentence(faults[fault])}</p><p class="quiet">${sentence(faultNext)}</p>`,
  };
}
