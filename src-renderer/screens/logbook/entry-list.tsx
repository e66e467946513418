/**
 * The entries, the newest first. Those that nobody confirmed can be removed, or selected to ask a supervisor about them.
 */
import { BadgeCheck, Hourglass, QrCode, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LogbookView, LogEntryView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { allOfKind, maySelect } from './selection.ts';
import { useEntryWords } from './use-entry-words.ts';

type Props = {
  readonly view: LogbookView;
  readonly onAsk: (chosen: readonly LogEntryView[], title: string) => void;
  readonly onRemove: (id: string) => void;
};

export function EntryList({ view, onAsk, onRemove }: Props) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const words = useEntryWords(view);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState<LogEntryView | null>(null);
  // What was confirmed or removed since is selected no more.
  const chosen = view.entries.filter((entry) => selected.has(entry.id) && entry.confirmedBy === null);
  const [first] = chosen;
  const select = (id: string, isOn: boolean) =>
    setSelected(
      new Set(isOn ? [...chosen.map((one) => one.id), id] : chosen.map((one) => one.id).filter((one) => one !== id)),
    );
  const canAsk = view.entries.some(({ confirmedBy }) => confirmedBy === null);
  const kind = first && words.activityOf(first);
  return (
    <section className="log-part" aria-labelledby="entries-title">
      <h2 id="entries-title">{t('entries')}</h2>
      {canAsk && <p className="quiet-line">{t('entriesLead')}</p>}
      <div role="status">
        {first && kind && (
          <div className="log-selected">
            <p>
              <strong>
                {t('selected', {
                  count: chosen.length,
                  time: formats.duration(chosen.reduce((sum, { minutes }) => sum + minutes, 0)),
                })}
              </strong>{' '}
              <bdi>{t('oneKind', { activity: kind })}</bdi>
            </p>
            <div className="entry-ways">
              <ActionButton kind="main" onPress={() => onAsk(chosen, kind)}>
                <QrCode aria-hidden="true" />
                {t('ask')}
              </ActionButton>
              <ActionButton onPress={() => setSelected(new Set(allOfKind(first, view.entries).map(({ id }) => id)))}>
                {t('selectAll', { activity: kind })}
              </ActionButton>
              <ActionButton kind="quiet" onPress={() => setSelected(new Set())}>
                {t('selectNone')}
              </ActionButton>
            </div>
          </div>
        )}
      </div>
      <ul className="log-entries">
        {view.entries.map((entry) => {
          const what = words.wholeOf(entry);
          const isChosen = chosen.includes(entry);
          return (
            <li key={entry.id} className={isChosen ? 'log-entry is-chosen' : 'log-entry'}>
              {entry.confirmedBy === null ? (
                <Checkbox
                  className="log-check"
                  aria-label={t('select', { what })}
                  isSelected={isChosen}
                  isDisabled={!isChosen && !maySelect(entry, chosen)}
                  onChange={(isOn) => select(entry.id, isOn)}
                >
                  <span className="log-check-box" aria-hidden="true" />
                </Checkbox>
              ) : (
                <span />
              )}
              <div className="log-entry-words">
                <p className="log-entry-what" dir="auto">
                  {words.activityOf(entry)}
                </p>
                <p>{words.spanOf(entry)}</p>
                <p className="quiet-line">
                  {formats.duration(entry.minutes)} · {t('people', { count: entry.people })}
                </p>
                {entry.note !== '' && (
                  <p className="log-note" dir="auto">
                    {entry.note}
                  </p>
                )}
                <p className={entry.confirmedBy === null ? 'log-state' : 'log-state is-confirmed'}>
                  {entry.confirmedBy === null ? <Hourglass aria-hidden="true" /> : <BadgeCheck aria-hidden="true" />}
                  <bdi>
                    {entry.confirmedBy === null ? t('unconfirmed') : t('confirmedBy', { name: entry.confirmedBy })}
                  </bdi>
                </p>
              </div>
              {entry.confirmedBy === null && (
                <Button
                  className="quiet-icon"
                  aria-label={t('removeWhat', { what })}
                  onPress={() => setRemoving(entry)}
                >
                  <Trash2 aria-hidden="true" />
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {removing && (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setRemoving(null)}
          title={t('removeTitle')}
          confirm={t('removeYes')}
          cancel={t('removeNo')}
          onConfirm={() => onRemove(removing.id)}
        >
          <p>
            <bdi>{t('removeBody', { what: words.wholeOf(removing) })}</bdi>
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
