/**
 * What became of each file that was brought in: a word, and why.
 */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtList } from '#core/contract/trust-calls.ts';
import { broughtSentence } from '#core/trust/brought-sentence.ts';
import { useFormats } from '../../../locale/formats.ts';
import { OutcomeWord } from './known-word.tsx';

export function BroughtLists({ brought }: { brought: readonly BroughtList[] }) {
  const { t } = useTranslation(['trust', 'verify']);
  const formats = useFormats();
  const top = useRef<HTMLElement>(null);
  // Between two bringings nothing is shown: each begins here.
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
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
              <span className="quiet-line">{broughtSentence(one, t as never, formats)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
