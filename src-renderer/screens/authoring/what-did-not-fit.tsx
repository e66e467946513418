/**
 * What was refused, left out or changed on the way in or out: where, how bad, and a sentence.
 */
import { useTranslation } from 'react-i18next';
import type { ExchangeProblemView } from '#core/contract/authoring-calls.ts';
import type { ContentProblem } from '#core/result/failure.ts';

type Props = { readonly problems: readonly ExchangeProblemView[]; readonly faults?: readonly ContentProblem[] };

/** What is said twice of one place is said once. */
const once = <T,>(list: readonly T[]): [string, T][] => [...new Map(list.map((one) => [JSON.stringify(one), one]))];

export function WhatDidNotFit({ problems, faults = [] }: Props) {
  const { t } = useTranslation(['exchange', 'problem']);
  if (problems.length + faults.length === 0) return null;
  const valuesOf = ({ code, params }: ExchangeProblemView): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        if (name === 'count') return [name, Number(value)];
        if (code === 'item-key') return [name, t(`keyReason.${value}`, { defaultValue: value })];
        return [name, value || '–'];
      }),
    );
  const sentence = (one: ExchangeProblemView) => String(t(`problem.${one.code}`, valuesOf(one)));
  return (
    <ul className="did-not-fit">
      {once(problems).map(([key, one]) => (
        <li key={key}>
          <code dir="ltr">{[one.file, one.item, one.line > 0 ? one.line : ''].filter(Boolean).join(' : ')}</code>
          <span>
            <strong>{t(`kind.${one.kind}`)}</strong> {sentence(one)}
          </span>
        </li>
      ))}
      {once(faults).map(([key, { file, line, code, params }]) => (
        <li key={key}>
          <code dir="ltr">{line > 0 ? `${file}:${line}` : file}</code>
          <span>{t(`problem:${code}`, { ...params, defaultValue: code })}</span>
        </li>
      ))}
    </ul>
  );
}
