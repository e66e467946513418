/**
 * A short list to pick one from, in the platform's own control: it opens with a click, is walked through with arrow keys
 * and letters, and every screen reader knows it.
 */
import { useTranslation } from 'react-i18next';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import './pick-list.css';

type Props = {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly picked: string | null;
  readonly language: LanguageCode;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly onPick: (id: string) => void;
};

export function PickList({ options, picked, language, label, labelledBy, onPick }: Props) {
  const { t } = useTranslation('exam');
  return (
    <select
      className={picked === null ? 'pick-list' : 'pick-list is-picked'}
      aria-label={label}
      aria-labelledby={labelledBy}
      lang={language}
      dir={directionOf(language)}
      value={picked ?? ''}
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="" disabled>
        {t('answer.pick')}
      </option>
      {options.map(({ id, text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}
