/**
 * What was refused, left out or changed on the way in or out: where, how bad, and a sentence.
 */
import { useTranslation } from 'react-i18next';
import type { ExchangeProblemView } from '#core/contract/authoring-calls.ts';

export function WhatDidNotFit({ problems }: { problems: readonly ExchangeProblemView[] }) {
  const { t } = useTranslation('exchange');
  if (problems.length === 0) return null;
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
      {problems.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice of one item
        <li key={index}>
          <code dir="ltr">{[one.file, one.item, one.line > 0 ? one.line : ''].filter(Boolean).join(' : ')}</code>
          <span>
            <strong>{t(`kind.${one.kind}`)}</strong> {sentence(one)}
          </span>
        </li>
      ))}
    </ul>
  );
}
