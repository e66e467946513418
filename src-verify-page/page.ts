/**
 * The page: holds what was put in, what it came to and what is relied on, and shows it in the person's language.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { languages } from '#core/locale/languages.ts';
import type { Brought } from '#core/trust/bringing.ts';
import { bringingWord } from '#core/trust/bringing-outcome.ts';
import { noLists } from '#core/trust/page-lists.ts';
import { isNothingSeen } from '#core/verify/code-among.ts';
import type { Checked, Verdict } from '#core/verify/verdict.ts';
import { checkSource, checkSources, type Source } from './check-sources.ts';
import { answerOf } from './parts/answer.ts';
import { answersOf } from './parts/answers.ts';
import { element, shows } from './parts/element.ts';
import { chooser, openPlace, takeDrops } from './parts/place.ts';
import { openProgress } from './parts/progress.ts';
import { openScan } from './parts/scan.ts';
import { broughtLines, trustPartOf } from './parts/trust-part.ts';
import './style.css';
import { apartLists } from './apart-lists.ts';
import type { Relied } from './thread/asked.ts';
import { openQuestioner } from './thread/questioner.ts';
import { firstLanguage, speak } from './words.ts';

type Result = { readonly name: string | null; readonly checked: Checked };

/** `program`: the text of this script, which the thread runs too. */
export async function openPage(program: string): Promise<void> {
  document.getElementById('cannot')?.remove();
  let words = await speak(firstLanguage());
  const carriedText = document.getElementById('known')?.textContent ?? '';
  const nothing: Relied = { lists: noLists, about: null };
  let carried = nothing;
  let relied = nothing;
  let isDamaged = false;
  let sources: readonly Source[] = [];
  let results: readonly Result[] = [];
  let brought: readonly Brought[] = [];
  let note: 'stopped' | 'cannotRead' | 'page:insecure' | 'page:tooOld' | null = null;
  let shown: Verdict | null = null;
  let busy: { readonly done: number; readonly total: number } | null = null;
  let goesOn = true;
  let isUsable = true;
  let isReady = false;

  const questioner = openQuestioner(program);
  const said = element('div', { role: 'status', class: 'said' });
  const result = element('div', { class: 'result' });
  const trust = element('div', {});
  const title = element('h1', {});
  const lead = element('p', { class: 'quiet-line' });
  const foot = element('p', {});
  const main = element('main', {});
  const listChooser = chooser('lists', (files) => void take(files));
  const progress = openProgress(() => {
    goesOn = false;
  });
  const scan = openScan({
    onBegin: () => {
      sources = [];
      results = [];
      brought = [];
      note = null;
      draw();
    },
    onPicture: async (picture) => {
      const source = { name: null, bytes: new Blob([picture as Uint8Array<ArrayBuffer>]) };
      const checked = await checkSource(questioner, source);
      if (isNothingSeen(checked.reason)) return false;
      sources = [source];
      results = [{ name: null, checked }];
      draw();
      toAnswer();
      return true;
    },
  });
  const place = openPlace(scan.root, (files) => void take(files));

  const rely = (on: Relied) => {
    relied = on;
    questioner.relyOn(on);
  };
  const gaveUp = (why: 'page:insecure' | 'page:tooOld') => {
    isUsable = false;
    note = why;
  };
  const begin = async () => {
    if (globalThis.crypto?.subtle === undefined) return gaveUp('page:insecure');
    try {
      const { relied: read } = await questioner.ask('carried', { text: carriedText, now: new Date().toISOString() });
      isDamaged = read === null;
      carried = read ?? nothing;
      rely(carried);
    } catch {
      gaveUp('page:tooOld');
    }
  };
  const ready = begin();
  const draw = () => {
    const { t } = words;
    const named = results.map(({ name, checked }) => ({ name: name ?? t('fromCamera'), checked }));
    const [only] = named;
    title.textContent = t('title');
    lead.textContent = t('page:lead');
    foot.textContent = t('page:foot');
    main.classList.toggle('has-answer', named.length > 0);
    main.classList.toggle('has-list', named.length > 1);
    shows(said, note && element('p', {}, t(note)), broughtLines(brought, words));
    place.say(words, named.length > 0, busy !== null);
    place.root.hidden = !isUsable;
    scan.say(words);
    scan.enable(busy === null);
    progress.say(words, busy);
    shows(
      result,
      busy === null && only && named.length === 1 && answerOf(only.name, only.checked, words),
      busy === null &&
        named.length > 1 &&
        answersOf(named, words, shown, (verdict) => {
          shown = verdict;
          draw();
        }),
    );
    const onForget = () => void forget();
    const part = {
      about: relied.about,
      isDamaged,
      isBusy: busy !== null,
      onBring: () => listChooser.click(),
      onForget,
    };
    shows(trust, isReady && isUsable && trustPartOf(part, words, new Date().toISOString()));
  };
  const toAnswer = () => {
    window.scrollTo({ top: 0 });
    document.getElementById('answer-word')?.focus({ preventScroll: true });
  };

  const check = async (what: readonly Source[]) => {
    sources = what;
    shown = null;
    goesOn = true;
    busy = { done: 0, total: what.length };
    draw();
    results = await checkSources(questioner, what, (done) => {
      busy = { done, total: what.length };
      progress.say(words, busy);
      return goesOn;
    });
    busy = null;
    note = goesOn ? null : 'stopped';
    draw();
    toAnswer();
  };
  const take = async (files: readonly File[]) => {
    if (busy || !isUsable) return;
    scan.stop();
    note = null;
    busy = { done: 0, total: files.length };
    draw();
    // Whoever is quicker than the page waits for what it carries.
    await ready;
    const { papers, lists, answer } = await apartLists(questioner, files);
    brought = lists;
    if (answer) rely(answer);
    busy = null;
    const changesThings = lists.some(({ outcome }) => bringingWord(outcome) === 'taken');
    // What was checked before is checked again by what is known now.
    if (papers.length > 0) await check(papers);
    else if (changesThings && sources.length > 0) await check(sources);
    else draw();
  };
  const forget = async () => {
    rely(carried);
    await questioner.ask('rely', { lists: carried.lists });
    brought = [];
    if (sources.length > 0) await check(sources);
    else draw();
  };

  const language = element('select', {
    id: 'language',
    onchange: async () => {
      words = await speak(language.value as LanguageCode);
      languageLabel.textContent = words.t('page:language');
      draw();
    },
  });
  for (const { code, name } of languages) language.append(element('option', { value: code, lang: code }, name));
  language.value = words.language;
  const languageLabel = element('label', { for: 'language' }, words.t('page:language'));
  main.append(title, lead, said, result, place.root, progress.root, trust, listChooser);
  document.body.append(
    element('header', { class: 'top' }, element('p', { class: 'brand' }, 'Fieldpass'), languageLabel, language),
    main,
    element('footer', {}, foot),
  );
  takeDrops(place.root, (files) => void take(files));

  draw();
  await ready;
  isReady = true;
  draw();
  document.documentElement.dataset.ready = 'verify';
}
