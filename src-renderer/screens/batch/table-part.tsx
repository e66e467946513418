/**
 * Who gets a certificate: the table, what is in it, and what counts where it says nothing.
 */
import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BatchView, RosterPreview } from '#core/contract/batch-calls.ts';
import type { CallInput } from '#core/contract/contract.ts';
import { assuranceLevels } from '#core/exam/assurance.ts';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { RosterProblems } from './roster-problems.tsx';
import '../../parts/field.css';

export type Defaults = CallInput<'batch.preview'>;
export type Preview = { readonly data: RosterPreview | null; readonly failure: Failure | null };

/** What the chosen table holds, read again whenever something changes that it depends on. */
export function usePreview(roster: string | null, defaults: Defaults): Preview {
  const [preview, setPreview] = useState<Preview>({ data: null, failure: null });
  useEffect(() => {
    let isWanted = true;
    if (roster === null) return;
    void call('batch.preview', defaults).then((reply) => {
      if (!isWanted) return;
      setPreview(reply.ok ? { data: reply.value, failure: null } : { data: null, failure: reply.failure });
    });
    return () => {
      isWanted = false;
    };
  }, [roster, defaults]);
  return preview;
}

type Props = {
  readonly view: BatchView;
  readonly preview: Preview;
  readonly defaults: Defaults;
  readonly onDefaults: (defaults: Defaults) => void;
  readonly onChoose: () => void;
};

export function TablePart({ view, preview: { data, failure }, defaults, onDefaults, onChoose }: Props) {
  const { t } = useTranslation('roster');
  const formats = useFormats();
  const [troubled, setTroubled] = useState<Failure | null>(null);
  const change = (wanted: Partial<Defaults>) => onDefaults({ ...defaults, ...wanted });
  const example = async () => {
    const reply = await call('batch.example', {});
    setTroubled(reply.ok ? null : reply.failure);
  };
  const peopleIn = ({ people, names }: RosterPreview): string => {
    if (people === 0) return t('screen.noPeople');
    const isAll = people <= names.length;
    const said = isAll ? formats.list(names) : names.join(t('screen.separator'));
    return t(isAll ? 'screen.people' : 'screen.peopleMore', { count: people, names: said });
  };
  return (
    <section className="batch-part" aria-labelledby="table-title">
      <h2 id="table-title">{t('screen.tableTitle')}</h2>
      <p className="quiet-line">{t('screen.tableLead')}</p>
      {view.roster && <bdi className="batch-chosen">{view.roster}</bdi>}
      <div className="batch-row">
        <ActionButton onPress={onChoose}>
          <FileSpreadsheet aria-hidden="true" />
          {t(view.roster ? 'screen.tableOther' : 'screen.tableChoose')}
        </ActionButton>
        <ActionButton kind="quiet" onPress={() => void example()}>
          {t('screen.example')}
        </ActionButton>
      </div>
      {(failure ?? troubled) && <FailureState failure={(failure ?? troubled) as Failure} />}
      <div role="status" className="batch-told">
        {view.roster && data && (
          <>
            <p>{peopleIn(data)}</p>
            {data.problems.length > 0 && (
              <details open={data.people === 0}>
                <summary>{t('screen.wrong', { count: data.problems.length })}</summary>
                <RosterProblems problems={data.problems} />
              </details>
            )}
          </>
        )}
      </div>
      <fieldset className="batch-fields">
        <legend>{t('screen.defaultsTitle')}</legend>
        <PickField label={t('screen.course')} value={defaults.course ?? ''} onChange={(course) => change({ course })}>
          {view.courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </PickField>
        <TextField
          className="field"
          type="date"
          value={defaults.passed ?? ''}
          onChange={(passed) => change({ passed: passed === '' ? null : passed })}
        >
          <Label>{t('screen.passed')}</Label>
          <Input />
        </TextField>
        <PickField
          label={t('screen.assurance')}
          value={defaults.assurance}
          onChange={(level) => change({ assurance: level as Defaults['assurance'] })}
        >
          {assuranceLevels.map((level) => (
            <option key={level} value={level}>
              {t(`screen.levels.${level}`)}
            </option>
          ))}
        </PickField>
        <PickField
          label={t('screen.language')}
          value={defaults.language}
          onChange={(code) => change({ language: code as LanguageCode })}
        >
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </PickField>
      </fieldset>
    </section>
  );
}
