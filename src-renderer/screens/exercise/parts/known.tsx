/**
 * What is known of a threat, factor by factor.
 */
import { useTranslation } from 'react-i18next';
import type { Factor } from '#core/exercises/threat-factors.ts';
import './known.css';

type Props = { readonly known: readonly { readonly id: Factor; readonly text: string }[] };

export function Known({ known }: Props) {
  const { t } = useTranslation('exercise');
  return (
    <dl className="known">
      {known.map(({ id, text }) => (
        <div key={id}>
          <dt>{t(`factors.${id}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
