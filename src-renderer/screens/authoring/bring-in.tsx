/**
 * Questions of another system (QTI 3.0, Moodle XML, GIFT) as the files of a course. Everything that did not fit is told.
 */
import { FileInput } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AuthoringView, BroughtInView } from '#core/contract/authoring-calls.ts';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import '../../parts/field.css';
import { PickField } from '../../parts/pick-field.tsx';
import { WhatDidNotFit } from './what-did-not-fit.tsx';

function Brought({ brought }: { brought: BroughtInView }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const { end, folder, questions, items, sets, problems } = brought;
  if (end === 'none') return null;
  const facts = {
    folder,
    questions: formats.number(questions),
    items: formats.number(items),
    left: formats.number(questions - items),
    sets: formats.number(sets),
  };
  return (
    <div className="authoring-told" role="status">
      <p>{t(`brought.${end}`, facts)}</p>
      <WhatDidNotFit problems={problems} faults={brought.faults} />
    </div>
  );
}

export function BringIn({ competencies }: { competencies: AuthoringView['competencies'] }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const { settings } = useSession();
  const [competency, setCompetency] = useState(competencies[0]?.id ?? '');
  const [source, setSource] = useState('');
  const [difficulty, setDifficulty] = useState<1 | 2 | 3>(2);
  const [language, setLanguage] = useState<LanguageCode>(settings.language);
  const [brought, setBrought] = useState<BroughtInView | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const bring = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setBrought(null);
    const reply = await call('authoring.bring-in', { competency, source, difficulty, language });
    setBusy(false);
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setBrought(reply.value);
  };
  const domains = [...new Set(competencies.map(({ domain }) => domain))];
  return (
    <section className="authoring-part" aria-labelledby="bring-title">
      <h2 id="bring-title">{t('bringTitle')}</h2>
      <p className="quiet-line">{t('bringLead')}</p>
      <form className="authoring-form" onSubmit={(event) => void bring(event)}>
        <PickField label={t('competency')} value={competency} onChange={(value) => setCompetency(value)}>
          {domains.map((domain) => (
            <optgroup key={domain} label={domain}>
              {competencies
                .filter((one) => one.domain === domain)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </PickField>
        <TextField className="field authoring-field" value={source} onChange={setSource} maxLength={400}>
          <Label>{t('source')}</Label>
          <Input dir="auto" autoComplete="off" />
        </TextField>
        <PickField
          label={t('difficulty')}
          value={String(difficulty)}
          onChange={(value) => setDifficulty(([1, 2, 3] as const)[Number(value) - 1] ?? 2)}
        >
          {([1, 2, 3] as const).map((level) => (
            <option key={level} value={level}>
              {t('level', { level: formats.number(level), context: String(level) })}
            </option>
          ))}
        </PickField>
        <PickField label={t('language')} value={language} onChange={(value) => setLanguage(value as LanguageCode)}>
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </PickField>
        <ActionButton type="submit" isDisabled={busy || source.trim() === '' || competency === ''}>
          <FileInput aria-hidden="true" />
          {busy ? t('bringing') : t('bring')}
        </ActionButton>
      </form>
      {failure && <FailureState failure={failure} />}
      {brought && <Brought brought={brought} />}
    </section>
  );
}
