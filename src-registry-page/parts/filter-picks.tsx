/**
 * What a list is narrowed by: each from what there is. Whatever is picked counts at once.
 */
import { useTranslation } from 'react-i18next';
import { noneOf } from '#core/staff/shapes.ts';
import { PickField } from '../../src-renderer/parts/pick-field.tsx';
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';

export type Narrowed = {
  readonly office?: string | undefined;
  readonly country?: string | undefined;
  readonly role?: string | undefined;
  readonly course?: string | undefined;
};

type Offered = readonly [value: string, name: string];

type Props<F extends Narrowed> = {
  readonly filter: F;
  readonly by: readonly (keyof Narrowed)[];
  readonly onChange: (filter: F) => void;
};

export function FilterPicks<F extends Narrowed>({ filter, by, onChange }: Props<F>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choices } = useSession();
  /** Last those of whom it is not known. */
  const named = (values: readonly string[], wordOf = (value: string) => value): Offered[] => {
    const known = values.filter(Boolean).map((value): Offered => [value, wordOf(value)]);
    return values.includes('') ? [...known, [noneOf, t('none')]] : known;
  };
  const countries = [...choices.countries].sort((a, b) =>
    formats.country(a).localeCompare(formats.country(b), formats.language),
  );
  const offered: Record<keyof Narrowed, readonly Offered[]> = {
    office: named(choices.offices),
    country: named(countries, formats.country),
    role: named(choices.roles),
    course: choices.courses.map(({ id, titles }) => [id, formats.title(titles)]),
  };
  return by.map((field) => {
    const value = filter[field] ?? '';
    const isOffered = value === '' || offered[field].some(([one]) => one === value);
    return (
      <PickField
        key={field}
        label={t(`by.${field}`)}
        value={value}
        onChange={(picked) => onChange({ ...filter, [field]: picked || undefined })}
      >
        <option value="">{t(`any.${field}`)}</option>
        {!isOffered && <option value={value}>{value}</option>}
        {offered[field].map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </PickField>
    );
  });
}
