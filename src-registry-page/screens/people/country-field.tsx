/**
 * A country, by its name in the language of the page.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { useFormats } from '../../locale/use-formats.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that stand for no country, or for one that has another code. */
const noCountry =
  /^(A[CN]|BU|C[PQS]|D[DGY]|E[AUZ]|F[QX]|HV|IC|JT|MI|N[HQT]|P[CUZ]|Q.|RH|SU|T[AP]|U[KN]|VD|WK|X[AB]|Y[DU]|Z[RZ])$/;

type Props = { readonly value: string; readonly onChange: (value: string) => void };

export function CountryField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const countries = useMemo(
    () =>
      letters
        .flatMap((first) => letters.map((second) => `${first}${second}`))
        .filter((code) => !noCountry.test(code) && formats.country(code) !== code)
        .map((code) => [code, formats.country(code)] as const)
        .sort(([, a], [, b]) => a.localeCompare(b, formats.language)),
    [formats],
  );
  return (
    <PickField label={t('by.country')} value={value} onChange={onChange}>
      <option value="">{t('none')}</option>
      {countries.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </PickField>
  );
}
