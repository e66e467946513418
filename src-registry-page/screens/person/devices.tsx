/**
 * The devices that speak for a person. One that was lost is trusted no longer: what it sends from then on waits.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonReply } from '#core/staff/shapes.ts';
import { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ask } from '../../api/ask.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import type { OfPerson } from './person-screen.tsx';

type Device = PersonReply['devices'][number];

/** The last letters of its key, by which people tell devices apart. */
const shortName = (device: string) => `…${device.slice(-8)}`;

export function Devices({ reply: { devices }, onDone }: OfPerson) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const [lost, setLost] = useState<Device | null>(null);
  const columns: Column<Device>[] = [
    {
      name: t('column.device'),
      cell: ({ device }) => (
        <span className="number" dir="ltr" title={device}>
          {shortName(device)}
        </span>
      ),
    },
    { name: t('column.enrolled'), cell: ({ enrolledAt }) => formats.date(enrolledAt) },
    { name: t('column.seen'), cell: ({ seenAt }) => (seenAt ? formats.moment(seenAt) : t('notYet')) },
    {
      name: t('column.state'),
      cell: ({ isRevoked, isForked }) => (
        <>
          <StateMark state={isRevoked ? 'distrusted' : isForked ? 'forked' : 'trusted'} />
          {isForked && <p>{t('person.forked')}</p>}
        </>
      ),
    },
    {
      name: t('column.ways'),
      isQuiet: true,
      cell: (device) =>
        !device.isRevoked &&
        may('revoke') && (
          <ActionButton
            aria-label={t('lost.buttonOf', { device: shortName(device.device) })}
            onPress={() => setLost(device)}
          >
            {t('lost.button')}
          </ActionButton>
        ),
    },
  ];
  return (
    <section className="screen-part" aria-labelledby="devices">
      <h2 id="devices">{t('person.devices')}</h2>
      {devices.length === 0 ? (
        <p className="quiet-line">{t('person.noDevices')}</p>
      ) : (
        <DataTable label={t('person.devices')} columns={columns} rows={devices} keyOf={({ device }) => device} />
      )}
      {lost && (
        <ReasonDialog
          title={t('lost.title')}
          does={t('lost.does')}
          lead={t('lost.lead')}
          work={(why) =>
            ask(`/v1/staff/devices/${encodeURIComponent(lost.device)}/revoke`, z.unknown(), { body: { why } })
          }
          onDone={() => {
            setLost(null);
            onDone(t('lost.done'));
          }}
          onClose={() => setLost(null)}
        />
      )}
    </section>
  );
}
