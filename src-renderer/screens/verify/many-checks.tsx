/**
 * Many files: how many of each kind, drawn; then each, what needs a look first.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';
import { byUrgency, verdicts } from '#core/verify/verdict.ts';
import { useFormats } from '../../locale/formats.ts';
import { Button } from '../../parts/button.tsx';
import { Against } from './one-check.tsx';
import { useWhy } from './use-why.ts';
import { VerdictWord } from './verdict-word.tsx';

export function ManyChecks({ checks }: { checks: readonly CheckView[] }) {
  const { t } = useTranslation('verify');
  const formats = useFormats();
  const why = useWhy();
  const [shown, setShown] = useState<CheckView['verdict'] | null>(null);
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: checks.filter((one) => one.verdict === verdict).length,
  }));
  const sorted = checks
    .filter(({ verdict }) => shown === null || verdict === shown)
    .toSorted((a, b) => byUrgency.indexOf(a.verdict) - byUrgency.indexOf(b.verdict));
  return (
    <>
      <section className="checks-part" aria-labelledby="counts-title">
        <h2 id="counts-title">{t('countsTitle')}</h2>
        <ul className="check-counts">
          {counts
            .filter(({ count }) => count > 0)
            .map(({ verdict, count }) => (
              <li key={verdict}>
                <Button
                  className="check-count"
                  aria-pressed={shown === verdict}
                  onPress={() => setShown((was) => (was === verdict ? null : verdict))}
                >
                  <VerdictWord verdict={verdict} />
                  <span className="check-count-bar">
                    <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className={`is-${verdict}`}>
                      <rect width={(100 * count) / checks.length} height="1" />
                    </svg>
                  </span>
                  <span className="tabular">{formats.number(count)}</span>
                </Button>
              </li>
            ))}
        </ul>
        {checks[0] && <Against check={checks[0]} />}
      </section>
      <section className="checks-part" aria-labelledby="list-title">
        <h2 id="list-title">{t('listTitle')}</h2>
        {sorted.length === 0 && <p>{t('noneOfThese')}</p>}
        <ul className="check-list">
          {sorted.map((check, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={index}>
              <VerdictWord verdict={check.verdict} />
              <p className="check-list-file">
                <bdi>{check.file}</bdi>
                {check.credential && (
                  <>
                    {' · '}
                    <bdi>{check.credential.holder}</bdi>
                  </>
                )}
              </p>
              <p className="check-list-why">{why(check)}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
