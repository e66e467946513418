/**
 * What a list is narrowed by: each from what there is. Whatever is picked counts at once.
 */
import { useTranslation } from 'react-i18next';
import { PickField } from '../../src-renderer/parts/pick-field.tsx';
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';

export type Narrowed = {
  readonly office?: string | undefined;
  readonly country?: string | undefined;
  readonly role?: string | undefined;
  readonly course?: string | undefined;
};

type Props<F extends Narrowed> = {
  readonly filter: F;
  readonly by: readonly (keyof Narrowed)[];
  readonly onChange: (filter: F) => void;
};

export function FilterPicks<F extends Narrowed>({ filter, by, onChange }: Props<F>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choices } = useSession();
  const offered: Record<keyof Narrowed, readonly (readonly [value: string, name: string])[]> = {
    office: choices.offices.map((name) => [name, name || t('none')]),
    country: choices.countries
      .filter(Boolean)
      .map((code) => [code, formats.country(code)] as const)
      .sort(([, a], [, b]) => a.localeCompare(b, formats.language)),
    role: choices.roles.filter(Boolean).map((name) => [name, name]),
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
        {offered[field]
          .filter(([one]) => one !== '')
          .map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
      </PickField>
    );
  });
}
