/**
 * Somebody new, and the code that they sign up with.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addedPerson, newPerson } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { ask } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useSession } from '../../app/session.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Handout } from '../../parts/handout.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { CountryField } from './country-field.tsx';

type Field = 'name' | 'office' | 'reference';

export function AddPerson({ onClose }: { onClose: (isAdded: boolean) => void }) {
  const { t } = useTranslation();
  const { me, choices, choicesAgain } = useSession();
  const own = me.offices;
  const [name, setName] = useState('');
  const [office, setOffice] = useState(own?.[0] ?? '');
  const [country, setCountry] = useState('');
  const [role, setRole] = useState('');
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<Field | null>(null);
  const [added, setAdded] = useState<z.output<typeof addedPerson> | null>(null);
  const body = { name, office, country, role, ...(reference.trim() && { reference: reference.trim() }) };
  const deed = useDeed(
    () => ask('/v1/staff/people', addedPerson, { body }),
    (value) => {
      setAdded(value);
      choicesAgain();
    },
  );
  const submit = () => {
    const parsed = newPerson.safeParse(body);
    const at = parsed.success ? null : ((parsed.error.issues[0]?.path[0] ?? 'name') as Field);
    setProblem(at);
    if (!at) void deed.run();
  };
  if (added) {
    return <Handout name={name.trim()} code={added.code} expiresAt={added.expiresAt} onClose={() => onClose(true)} />;
  }
  return (
    <FormDialog
      isOpen
      onClose={() => onClose(false)}
      title={t('add.title')}
      does={t('add.does')}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={submit}
    >
      <p>{t('add.lead')}</p>
      <TextField
        label={t('add.name')}
        note={t('add.nameNote')}
        maxLength={80}
        value={name}
        problem={problem === 'name' ? t('add.nameMissing') : null}
        onChange={setName}
      />
      <div className="form-pair">
        {own ? (
          <PickField label={t('by.office')} value={office} onChange={setOffice}>
            {own.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </PickField>
        ) : (
          <TextField
            label={t('by.office')}
            isOptional
            maxLength={120}
            list={choices.offices.filter(Boolean)}
            value={office}
            onChange={setOffice}
          />
        )}
        <CountryField value={country} onChange={setCountry} />
        <TextField
          label={t('by.role')}
          isOptional
          maxLength={120}
          list={choices.roles.filter(Boolean)}
          value={role}
          onChange={setRole}
        />
        <TextField
          label={t('add.reference')}
          note={t('add.referenceNote')}
          isOptional
          dir="ltr"
          maxLength={60}
          value={reference}
          problem={problem === 'reference' ? t('add.referenceWrong') : null}
          onChange={setReference}
        />
      </div>
    </FormDialog>
  );
}
