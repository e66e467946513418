/**
 * What others are to see, and just what that is, before it is said.
 */
import { type FormEvent, useId, useMemo, useRef, useState } from 'react';
import { Checkbox, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RosterView } from '#core/contract/roster-calls.ts';
import {
  audiences,
  type Listing,
  listingSchema,
  longestContact,
  longestPlace,
  mostSpoken,
  reaches,
} from '#core/crisis/listing.ts';
import { spokenLanguages } from '#core/crisis/spoken-languages.ts';
import { useFormats } from '../../locale/formats.ts';
import { countriesIn } from '../../locale/names.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LanguagesField } from '../../parts/languages-field.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { ListingPreview } from './listing-preview.tsx';
import '../../parts/choice-tiles.css';
import '../../parts/field.css';

type Props = {
  readonly view: RosterView;
  /** As the registry calls the person. */
  readonly name: string | null;
  readonly isBusy: boolean;
  readonly onKeep: (listing: Listing) => void;
};
type Missing = 'languages' | 'country' | 'place';

export function ListingForm({ view, name, isBusy, onKeep }: Props) {
  const { t } = useTranslation('listing');
  const formats = useFormats();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const own = spokenLanguages.filter((code) => code === formats.language);
  const [typed, setTyped] = useState<Listing>(
    view.listing ?? {
      ...{ seenBy: 'office', languages: [...own], country: '', place: '', reach: 'place' },
      ...{ contact: '', countsActivity: false },
    },
  );
  const [missing, setMissing] = useState<Missing | null>(null);
  const countries = useMemo(() => countriesIn(formats.language), [formats]);
  const type = (change: Partial<Listing>) => {
    setTyped((was) => ({ ...was, ...change }));
    setMissing(null);
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const read = listingSchema.safeParse(typed);
    if (read.success) return onKeep(read.data);
    const wrong = (['languages', 'country', 'place'] as const).find((field) =>
      read.error.issues.some(({ path }) => path[0] === field),
    );
    setMissing(wrong ?? 'place');
    form.current?.querySelector<HTMLElement>(`[data-field='${wrong ?? 'place'}'] :is(select, input)`)?.focus();
  };
  const problem = (field: Missing) =>
    missing === field && (
      <p className="field-problem" role="alert">
        {t(`missing.${field}`)}
      </p>
    );
  return (
    <form ref={form} className="roster-form" aria-labelledby={`${id}-title`} noValidate onSubmit={keep}>
      <h2 id={`${id}-title`}>{t(view.listing ? 'form.change' : 'form.title')}</h2>
      <RadioGroup
        className="roster-choice"
        aria-label={t('seenBy.label')}
        value={typed.seenBy}
        onChange={(value) => type({ seenBy: audiences.find((one) => one === value) ?? 'office' })}
      >
        <span className="roster-label" aria-hidden="true">
          {t('seenBy.label')}
        </span>
        <div className="choice-tiles">
          {audiences.map((one) => (
            <Radio key={one} value={one} className="choice-tile">
              <span className="choice-tile-name">{t(`seenBy.${one}.name`)}</span>
              <span className="choice-tile-note">{t(`seenBy.${one}.note`)}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <div data-field="languages">
        <LanguagesField
          label={t('languages.label')}
          add={t('languages.add')}
          does={t('languages.does')}
          remove={(language) => t('languages.remove', { language })}
          none={t('languages.none')}
          language={formats.language}
          value={typed.languages}
          most={mostSpoken}
          problem={missing === 'languages' ? t('missing.languages') : null}
          onChange={(languages) => type({ languages })}
        />
      </div>
      <div className="roster-where">
        <div data-field="country">
          <PickField label={t('country')} value={typed.country} onChange={(country) => type({ country })}>
            <option value="">{t('countryPick')}</option>
            {countries.map(([code, country]) => (
              <option key={code} value={code}>
                {country}
              </option>
            ))}
          </PickField>
          {problem('country')}
        </div>
        <div className="field" data-field="place">
          <label htmlFor={`${id}-place`}>{t('place')}</label>
          <input
            id={`${id}-place`}
            dir="auto"
            maxLength={longestPlace}
            value={typed.place}
            aria-describedby={`${id}-place-note`}
            onChange={(event) => type({ place: event.target.value })}
          />
          <p id={`${id}-place-note`} className="quiet-line">
            {t('placeNote')}
          </p>
          {problem('place')}
        </div>
      </div>
      <RadioGroup
        className="roster-choice"
        aria-label={t('reach.label')}
        value={typed.reach}
        onChange={(value) => type({ reach: reaches.find((one) => one === value) ?? 'place' })}
      >
        <span className="roster-label" aria-hidden="true">
          {t('reach.label')}
        </span>
        <div className="choice-tiles">
          {reaches.map((one) => (
            <Radio key={one} value={one} className="choice-tile">
              <span className="choice-tile-name">{t(`reach.${one}`)}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <div className="field">
        <label htmlFor={`${id}-contact`}>{t('contact')}</label>
        <input
          id={`${id}-contact`}
          dir="auto"
          maxLength={longestContact}
          value={typed.contact}
          aria-describedby={`${id}-contact-note`}
          onChange={(event) => type({ contact: event.target.value })}
        />
        <p id={`${id}-contact-note`} className="quiet-line">
          {t('contactNote')}
        </p>
      </div>
      {view.hasLogbook && (
        <Checkbox
          className="choice-tile"
          isSelected={typed.countsActivity}
          onChange={(countsActivity) => type({ countsActivity })}
        >
          <span className="choice-tile-name">{t('counts.name')}</span>
          <span className="choice-tile-note">{t('counts.note')}</span>
        </Checkbox>
      )}
      <ListingPreview listing={typed} name={name} certified={view.certified} />
      <div>
        <ActionButton kind="main" type="submit" isBusy={isBusy}>
          {t(view.listing ? 'form.save' : 'form.consent')}
        </ActionButton>
      </div>
    </form>
  );
}
