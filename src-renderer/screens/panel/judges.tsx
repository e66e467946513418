/**
 * Who sits in the panel, how far each is, and the way to their ratings.
 */
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PanelView } from '#core/contract/panel-calls.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import '../../parts/field.css';
import type { Change } from './panel-screen.tsx';

type Props = { view: PanelView; panel: NonNullable<PanelView['panel']>; onChange: Change };

export function Judges({ view, panel, onChange }: Props) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const { courseId, bankSize, formLength } = view;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (await onChange(call('panel.add-judge', { courseId, name }))) setName('');
  };
  return (
    <section className="panel-judges" aria-labelledby="judges-title">
      <h2 id="judges-title">{t('judgesTitle', { count: panel.judges.length })}</h2>
      <p className="quiet-line">{t(panel.round === 1 ? 'roundOne' : 'roundTwo', { count: formLength })}</p>
      <ul className="panel-list">
        {panel.judges.map(({ id, name: judge, rated, ratedAgain, cut }) => {
          const done = panel.round === 1 ? rated : ratedAgain;
          const words = t('rated', { done: formats.number(done), total: formats.number(bankSize) });
          return (
            <li key={id} className="panel-row">
              <div className="panel-row-words">
                <h3 dir="auto">{judge}</h3>
                <ProgressLine value={done} max={bankSize} label={judge} words={words} />
                <p className="quiet-line">
                  {words}
                  {cut !== null && ` · ${t('ownCut', { cut: formats.percent(cut) })}`}
                  {rated < formLength && ` · ${t('notEnough', { count: formLength - rated })}`}
                </p>
              </div>
              <ActionButton
                aria-label={t('rateAs', { name: judge })}
                onPress={() => navigate({ screen: 'rating', courseId, judgeId: id })}
              >
                {t('rate')}
              </ActionButton>
              {rated === 0 && (
                <Button
                  className="quiet-icon"
                  aria-label={t('remove', { name: judge })}
                  onPress={() => void onChange(call('panel.remove-judge', { courseId, judgeId: id }))}
                >
                  <X aria-hidden="true" />
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <form className="panel-add" onSubmit={(event) => void add(event)}>
        <TextField className="field" value={name} onChange={setName} maxLength={80}>
          <Label>{t('addLabel')}</Label>
          <Input autoComplete="off" dir="auto" />
        </TextField>
        <ActionButton type="submit" isDisabled={name.trim() === ''}>
          <Plus aria-hidden="true" />
          {t('add')}
        </ActionButton>
      </form>
      <p className="quiet-line">{t('namesStay')}</p>
    </section>
  );
}
