/**
 * The certificates of a person; one that counts can be withdrawn, or put right where a name is wrong on it.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '#core/contract/values.ts';
import { correctReply, type PersonReply } from '#core/staff/shapes.ts';
import { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ask } from '../../api/ask.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { OfPerson } from './person-screen.tsx';

type Certificate = PersonReply['certificates'][number];
type Asked = { readonly what: 'revoke' | 'correct'; readonly of: Certificate };

type DialogProps = { readonly of: Certificate; readonly onClose: () => void; readonly onDone: (words: string) => void };

function Revoke({ of, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t('revoke.title')}
      does={t('revoke.does')}
      lead={t('revoke.lead', { number: of.number, name: of.name })}
      work={(why) => ask(`/v1/staff/credentials/${of.number}/revoke`, z.unknown(), { body: { why } })}
      onDone={() => onDone(t('revoke.done', { number: of.number }))}
      onClose={onClose}
    />
  );
}

function Correct({ of, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(of.name);
  const [isWrong, setWrong] = useState(false);
  const isNew = () => {
    const parsed = personName.safeParse(name);
    const isFit = parsed.success && parsed.data !== of.name;
    setWrong(!isFit);
    return isFit;
  };
  return (
    <ReasonDialog
      title={t('correct.title')}
      does={t('correct.does')}
      lead={t('correct.lead', { number: of.number })}
      work={(why) => ask(`/v1/staff/credentials/${of.number}/correct`, correctReply, { body: { name, why } })}
      isComplete={isNew}
      onDone={({ number }) => onDone(t('correct.done', { number }))}
      onClose={onClose}
    >
      <TextField
        label={t('correct.name')}
        note={t('add.nameNote')}
        maxLength={80}
        value={name}
        problem={isWrong ? t('correct.same') : null}
        onChange={(text) => {
          setName(text);
          setWrong(false);
        }}
      />
    </ReasonDialog>
  );
}

export function Certificates({ reply: { certificates }, onDone }: OfPerson) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns: Column<Certificate>[] = [
    {
      name: t('by.course'),
      cell: ({ titles, name, number }) => (
        <>
          {formats.title(titles)}
          <span className="person-reference">
            <bdi>{name}</bdi>
          </span>
          <span className="number" dir="ltr">
            {number}
          </span>
        </>
      ),
    },
    { name: t('column.state'), cell: ({ state }) => <StateMark state={state} /> },
    { name: t('column.decided'), cell: ({ decidedAt }) => formats.date(decidedAt) },
    { name: t('column.expires'), cell: ({ expiresAt }) => formats.date(expiresAt) },
    {
      name: t('column.ways'),
      isQuiet: true,
      cell: (of) =>
        of.state === 'valid' &&
        (may('revoke') || may('correct')) && (
          <div className="data-buttons">
            {may('correct') && (
              <ActionButton
                aria-label={t('correct.buttonOf', { number: of.number })}
                onPress={() => setAsked({ what: 'correct', of })}
              >
                {t('correct.button')}
              </ActionButton>
            )}
            {may('revoke') && (
              <ActionButton
                aria-label={t('revoke.buttonOf', { number: of.number })}
                onPress={() => setAsked({ what: 'revoke', of })}
              >
                {t('revoke.button')}
              </ActionButton>
            )}
          </div>
        ),
    },
  ];
  const close = () => setAsked(null);
  const done = (words: string) => {
    close();
    onDone(words);
  };
  return (
    <section className="screen-part" aria-labelledby="certificates">
      <h2 id="certificates">{t('person.certificates')}</h2>
      {certificates.length === 0 ? (
        <p className="quiet-line">{t('person.noCertificates')}</p>
      ) : (
        <DataTable
          label={t('person.certificates')}
          columns={columns}
          rows={certificates}
          keyOf={({ number }) => number}
        />
      )}
      {asked?.what === 'revoke' && <Revoke of={asked.of} onClose={close} onDone={done} />}
      {asked?.what === 'correct' && <Correct of={asked.of} onClose={close} onDone={done} />}
    </section>
  );
}
