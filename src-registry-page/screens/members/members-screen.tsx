/**
 * Who works with these records, and what they may do.
 */
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeReply, type Member, membersReply } from '#core/staff/shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ConfirmDialog } from '../../../src-renderer/parts/confirm-dialog.tsx';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { type GivenCode, MemberCode } from './member-code.tsx';
import { MemberForm } from './member-form.tsx';

export function MembersScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = useAnswer('/v1/staff/members', membersReply);
  const [edited, setEdited] = useState<Member | 'new' | null>(null);
  const [renewed, setRenewed] = useState<Member | null>(null);
  const [code, setCode] = useState<GivenCode | null>(null);
  const [said, setSaid] = useState('');
  useScreenReady(answer.data || answer.trouble ? t('members.title') : null);
  const renewing = useDeed(
    async (member: Member) => {
      const reply = await ask(`/v1/staff/members/${member.id}/codes`, codeReply, { body: {} });
      return reply.ok ? { ...reply, value: { name: member.name, login: member.login, ...reply.value } } : reply;
    },
    (value) => {
      setCode(value);
      answer.again();
    },
  );
  const columns: Column<Member>[] = [
    {
      name: t('column.name'),
      cell: ({ name, login }) => (
        <>
          <bdi>{name}</bdi>
          <span className="person-reference">
            <bdi dir="ltr">{login}</bdi>
          </span>
        </>
      ),
    },
    { name: t('members.roles'), cell: ({ roles }) => formats.list(roles.map((role) => t(`role.${role}`))) },
    {
      name: t('members.offices'),
      cell: ({ offices, roles }) =>
        offices === null || roles.includes('administrator') ? (
          t('members.allOffices')
        ) : (
          <bdi>{formats.list(offices)}</bdi>
        ),
    },
    {
      name: t('column.state'),
      cell: ({ isEnded, isInvited }) => <StateMark state={isEnded ? 'ended' : isInvited ? 'invited' : 'active'} />,
    },
    {
      name: t('column.seen'),
      cell: ({ lastSeenAt }) => (lastSeenAt ? formats.moment(lastSeenAt) : t('notYet')),
    },
    {
      name: t('column.ways'),
      isQuiet: true,
      cell: (member) => (
        <div className="data-buttons">
          <ActionButton aria-label={t('members.changeOf', { name: member.name })} onPress={() => setEdited(member)}>
            {t('members.change')}
          </ActionButton>
          {!member.isEnded && (
            <ActionButton
              isBusy={renewing.isBusy}
              aria-label={t('members.codeOf', { name: member.name })}
              onPress={() => setRenewed(member)}
            >
              {t('members.code')}
            </ActionButton>
          )}
        </div>
      ),
    },
  ];
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('members.title')}</h1>
        <p className="quiet-line">{t('members.lead')}</p>
      </header>
      <div className="screen-ways">
        <ActionButton onPress={() => setEdited('new')}>
          <UserPlus aria-hidden="true" />
          {t('members.add')}
        </ActionButton>
      </div>
      <p role="status" className="said">
        {said}
      </p>
      {renewing.trouble && <TroubleBox trouble={renewing.trouble} />}
      <Answered answer={answer}>
        {({ members }) => (
          <DataTable label={t('members.title')} columns={columns} rows={members} keyOf={({ id }) => id} />
        )}
      </Answered>
      {edited && (
        <MemberForm
          member={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={(given) => {
            setEdited(null);
            setCode(given);
            setSaid(given ? '' : t('members.saved'));
            answer.again();
          }}
        />
      )}
      <ConfirmDialog
        isOpen={renewed !== null}
        onOpenChange={(open) => !open && setRenewed(null)}
        title={t('members.codeTitle')}
        confirm={t('members.code')}
        cancel={t('cancel')}
        onConfirm={() => renewed && void renewing.run(renewed)}
      >
        <p>{t('members.codeLead', { name: renewed?.name })}</p>
      </ConfirmDialog>
      {code && <MemberCode given={code} onClose={() => setCode(null)} />}
    </article>
  );
}
