/**
 * A note about the work. Where it looks as if it named somebody, that is said while it is typed, with what it is; nothing is refused.
 */
import { UserRoundX } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { longestNote } from '#core/logbook/entry.ts';
import { personsIn } from '#core/logbook/looks-like-a-person.ts';
import { useFormats } from '../../locale/formats.ts';

/** So few characters are left that it is worth saying. */
const few = 60;

export function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const id = useId();
  const found = personsIn(value);
  const left = longestNote - value.length;
  return (
    <div className="field">
      <label htmlFor={id}>{t('form.note')}</label>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        maxLength={longestNote}
        value={value}
        aria-describedby={`${id}-about ${id}-found`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-about`} className="quiet-line">
        {t('form.noteNote')} {left <= few && t('form.left', { count: left })}
      </p>
      <div id={`${id}-found`} role="status">
        {found.length > 0 && (
          <div className="name-warning">
            <UserRoundX aria-hidden="true" />
            <div>
              <p className="name-warning-title">{t('form.personTitle')}</p>
              <p>
                <bdi>{t('form.person', { found: formats.list(found.map((part) => t('form.quoted', { part }))) })}</bdi>
              </p>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
