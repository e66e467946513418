/**
 * The entry as staff will see it. Nothing else of the person is on the roster.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterView } from '#core/contract/roster-calls.ts';
import type { Listing } from '#core/crisis/listing.ts';
import { useFormats } from '../../locale/formats.ts';
import { countryNamer, languageNamer } from '../../locale/names.ts';
import { Fact } from '../../parts/fact.tsx';

type Props = {
  readonly listing: Listing;
  readonly name: string | null;
  readonly certified: RosterView['certified'];
};

export function ListingPreview({ listing, name, certified }: Props) {
  const { t } = useTranslation('listing');
  const formats = useFormats();
  const [country, spoken] = useMemo(() => [countryNamer(formats.language), languageNamer(formats.language)], [formats]);
  const place = [listing.place.trim(), listing.country ? country(listing.country) : ''].filter(Boolean);
  return (
    <section className="roster-preview" aria-labelledby="listing-preview">
      <h3 id="listing-preview">{t('preview.title')}</h3>
      <dl className="facts">
        <Fact label={t('preview.name')}>{name === null ? t('preview.nameThere') : <bdi>{name}</bdi>}</Fact>
        <Fact label={t('preview.certified')}>
          {formats.list(certified.map(({ title, until }) => t('preview.until', { title, date: formats.date(until) })))}
        </Fact>
        <Fact label={t('languages.label')}>{formats.list(listing.languages.map(spoken)) || t('preview.open')}</Fact>
        <Fact label={t('preview.where')}>
          <bdi>{place.join(' · ') || t('preview.open')}</bdi>
        </Fact>
        <Fact label={t('reach.label')}>{t(`reach.${listing.reach}`)}</Fact>
        <Fact label={t('preview.contact')}>
          <bdi>{listing.contact.trim() || t('preview.noContact')}</bdi>
        </Fact>
      </dl>
      <p className="quiet-line">{t('preview.note')}</p>
    </section>
  );
}
