/**
 * What became of each file that was brought in: a word, and why.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtList } from '#core/contract/trust-calls.ts';
import { useFormats } from '../../../locale/formats.ts';
import { OutcomeWord } from './known-word.tsx';

export function BroughtLists({ brought }: { brought: readonly BroughtList[] }) {
  const { t } = useTranslation('trust');
  const formats = useFormats();
  const top = useRef<HTMLElement>(null);
  // Between two bringings nothing is shown: each begins here.
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  const why = ({ outcome, params }: BroughtList) =>
    t(
      `outcome.${outcome}`,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, /date$/i.test(name) ? formats.date(value) : value]),
      ),
    );
  return (
    <section ref={top} className="known-brought" aria-labelledby="brought-title">
      <h3 id="brought-title">{t('broughtTitle')}</h3>
      <ul>
        {/* Two files may have one name; a row never moves from its place. */}
        {Object.entries(brought).map(([place, one]) => (
          <li key={place}>
            <OutcomeWord outcome={one.outcome} />
            <span className="known-list-words">
              <bdi>{one.file}</bdi>
              <span className="quiet-line">{why(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
