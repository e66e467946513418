/**
 * How many there are, and the way to more of them: a list comes in pages, and back leads to the page before.
 */
import { ArrowRight, ArrowUpToLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../app/place.ts';
import { PlaceLink } from '../app/place-link.tsx';

type Props = { readonly first: Place | null; readonly next: Place | null };

export function Pages({ first, next }: Props) {
  const { t } = useTranslation();
  if (!first && !next) return null;
  return (
    <nav className="pages" aria-label={t('pages.name')}>
      {first && (
        <PlaceLink to={first} className="action-button is-plain">
          <ArrowUpToLine aria-hidden="true" />
          {t('pages.first')}
        </PlaceLink>
      )}
      {next && (
        <PlaceLink to={next} className="action-button is-plain">
          {t('pages.next')}
          <ArrowRight aria-hidden="true" className="is-mirrored" />
        </PlaceLink>
      )}
    </nav>
  );
}
