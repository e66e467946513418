/**
 * A GIFT file to items (Moodle documentation, "GIFT format"). Short answers, essays and descriptions do not fit.
 */
import { defaultsOf, type FoundItem, finishImport, type ImportOptions, type ImportResult } from '../import-result.ts';
import { idGiver } from '../new-ids.ts';
import { type ExchangeProblem, exchangeProblems, type Report, reportAt } from '../problem.ts';
import { readTextFile } from '../read-text-file.ts';
import { foreignText } from '../text/foreign-text.ts';
import { splitGeneralFeedback } from './answers.ts';
import { hasPrivateSigns, putBack, setAside } from './escapes.ts';
import { giftBody } from './question-body.ts';
import { type GiftPart, splitQuestions } from './split-questions.ts';

/** `::title::` and `[format]` before the question, each or none. */
function splitHead(text: string): { title: string; format: string; rest: string } {
  const [, title, afterTitle = text] = text.match(/^\s*::([\s\S]*?)::([\s\S]*)$/) ?? [];
  const [, format, rest = afterTitle] = afterTitle.match(/^\s*\[(html|moodle|plain|markdown)\]([\s\S]*)$/i) ?? [];
  return { title: putBack(title ?? ''), format: (format ?? 'moodle').toLowerCase(), rest };
}

function readQuestion(
  part: Extract<GiftPart, { kind: 'question' }>,
  file: string,
  newId: (name: string) => string,
  options: ImportOptions,
  problems: ExchangeProblem[],
): FoundItem | null {
  const { language } = options;
  const { title, format, rest } = splitHead(setAside(part.text));
  let refused = false;
  const at = reportAt(problems, file, title || part.id, part.line);
  const report: Report = (code, params, line) => {
    if (exchangeProblems[code] === 'item') refused = true;
    at(code, params, line);
  };
  if (hasPrivateSigns(part.text)) report('text-character');
  const open = rest.indexOf('{');
  const close = rest.indexOf('}', open);
  if (open < 0) {
    report('question-type', { type: 'description' });
    return null;
  }
  if (close < 0 || rest.slice(close + 1).includes('{')) {
    report('gift-broken', { text: putBack(rest) });
    return null;
  }
  const texts = foreignText(report);
  // "moodle" is what a text field of Moodle takes: tags in it are tags.
  const clean = format === 'plain' || format === 'markdown' ? texts.plain : texts.html;
  const words = (piece: string): string => clean(putBack(piece));
  const [before, after] = [rest.slice(0, open), rest.slice(close + 1)];
  // A question that goes on after its answers has a word missing there.
  const stem = words(after.trim() === '' ? before : `${before.trimEnd()} _____ ${after.trimStart()}`);
  if (!stem) report('stem-missing');
  const { answers, general } = splitGeneralFeedback(rest.slice(open + 1, close));
  const fields = stem ? giftBody({ answers, language, report, words }) : null;
  const rationale = words(general);
  if (fields && !rationale) report('rationale-missing');
  if (format === 'markdown') report('markup-removed', { tags: 'markdown' });
  texts.noteLosses();
  if (!fields || refused || texts.isRefused()) return null;
  const called = part.id || title;
  const id = newId(called);
  if (called && id !== called) report('id-changed', { from: called, to: id });
  return {
    where: { file, item: title || part.id, line: part.line },
    set: null,
    raw: {
      id,
      ...defaultsOf(options),
      stem: { [language]: stem },
      rationale: { [language]: rationale || options.rationale },
      ...fields,
    },
  };
}

/** Reads the file. Competency, source, difficulty and language are not in it: they are the options'. */
export function readGift(file: string, bytes: Uint8Array, options: ImportOptions): ImportResult {
  const problems: ExchangeProblem[] = [];
  const source = readTextFile(file, bytes, problems);
  if (source === null) return { questions: 0, items: [], sets: [], pictures: new Map(), problems };
  const newId = idGiver('question');
  const parts = splitQuestions(source);
  const found = parts.flatMap((part) => {
    if (part.kind === 'question') return readQuestion(part, file, newId, options, problems) ?? [];
    reportAt(problems, file, '', part.line)('category-not-kept', { category: part.text });
    return [];
  });
  const questions = parts.filter(({ kind }) => kind === 'question').length;
  return { questions, ...finishImport(found, [], new Map(), options, problems) };
}
