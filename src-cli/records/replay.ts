/**
 * `fieldpass records replay`: attempts that somebody else hands in, counted anew from their journals and from our own copy
 * of the bank. Exit 0 only if every decided attempt is confirmed and none needs to be looked at.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TFunction } from 'i18next';
import { percentOf } from '#core/exam/decision.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Replay, replayAttempt } from '#core/replay/replay-attempt.ts';
import { findJournals, sayUnreadable } from '../find-journals.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';
import { readContent } from '../read-content.ts';

export type ReplayOptions = { readonly content: string; readonly json?: boolean; readonly language: LanguageCode };

type Standing = 'good' | 'look' | 'open' | 'wrong';

function standingOf(found: Replay): Standing {
  if (found.kind === 'refused') return found.reason === 'not-decided' ? 'open' : 'wrong';
  return found.doubts.length > 0 ? 'look' : 'good';
}

/** As other programs read it. */
function reportOf(file: string, found: Replay) {
  if (found.kind === 'refused') return { file, ...found };
  const { state, decision, doubts } = found;
  const { attemptId, courseId, examId, examVersion } = state.started;
  const { passed, overall } = decision;
  const attempt = { attemptId, courseId, examId, examVersion, decidedAt: state.decidedAt, evidence: state.evidence };
  return { file, kind: found.kind, passed, percent: percentOf(overall), doubts, ...attempt };
}

function sentenceOf(found: Replay, t: TFunction, language: LanguageCode): string {
  if (found.kind === 'refused') return t(`replay.refused.${found.reason}`, { line: found.line });
  const { passed, overall } = found.decision;
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const percent = share.format(percentOf(overall) / 100);
  const told = t(passed ? 'replay.passed' : 'replay.notYet', { percent });
  return [told, ...found.doubts.map((doubt) => t(`replay.doubt.${doubt}`))].join(' ');
}

export async function recordsReplay(paths: readonly string[], options: ReplayOptions): Promise<number> {
  const { content, json, language } = options;
  const t = await messagesIn(language);
  const journals = await findJournals(paths, t);
  if (!journals) return 1;
  if (journals.length === 0) {
    process.stderr.write(`${t('replay.none')}\n`);
    return 1;
  }
  const { courses, refused } = await readContent(content);
  if (refused.length > 0) process.stderr.write(`${t('contentRefused')}\n`);

  const progress = progressLine(t('reading'), journals.length);
  const all: { file: string; found: Replay }[] = [];
  for (const [index, file] of journals.entries()) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) {
      sayUnreadable(file, t);
      return 1;
    }
    const lines = text.split('\n');
    // What stands after the last line end is half a line: it was never said to be saved.
    all.push({ file, found: replayAttempt(lines.slice(0, -1), courses) });
    progress.at(index + 1);
  }
  progress.end();

  if (json) {
    process.stdout.write(`${JSON.stringify(all.map(({ file, found }) => reportOf(file, found)))}\n`);
  } else {
    for (const { file, found } of all) {
      const told = sentenceOf(found, t, language);
      process.stdout.write(`${t(`replay.standing.${standingOf(found)}`)}  ${basename(file)}  ${told}\n`);
    }
  }
  const count = (wanted: Standing) => all.filter(({ found }) => standingOf(found) === wanted).length;
  const [wrong, look] = [count('wrong'), count('look')];
  process.stderr.write(`${t('replay.confirmed', { count: count('good') + look })}\n`);
  if (look > 0) process.stderr.write(`${t('replay.toLookAt', { count: look })}\n`);
  if (wrong > 0) process.stderr.write(`${t('replay.notCounted', { count: wrong })}\n`);
  return wrong + look > 0 ? 1 : 0;
}
