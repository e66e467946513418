/**
 * Somebody new among the staff, or other rights for somebody who is there.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StaffRole, staffRoles } from '#core/staff/roles.ts';
import { addedMember, changeMember, type Member, member as memberShape, newMember } from '#core/staff/shapes.ts';
import { ask, type Reply } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useSession } from '../../app/session.tsx';
import { FieldProblem } from '../../parts/field-problem.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { GivenCode } from './member-code.tsx';
import './members.css';

type Props = {
  readonly member: Member | null;
  readonly onClose: () => void;
  /** With a code where somebody is new. */
  readonly onDone: (given: GivenCode | null) => void;
};
type Field = 'name' | 'login' | 'roles' | 'offices';

export function MemberForm({ member, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { choices } = useSession();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [roles, setRoles] = useState<readonly StaffRole[]>(member?.roles ?? ['focal-point']);
  const [isEverywhere, setEverywhere] = useState(member !== null && member.offices === null);
  const [offices, setOffices] = useState<readonly string[]>(member?.offices ?? []);
  const [other, setOther] = useState('');
  const [isEnded, setEnded] = useState(member?.isEnded ?? false);
  const [problem, setProblem] = useState<Field | null>(null);
  const isAdministrator = roles.includes('administrator');
  const named = [...new Set([...offices, ...(other.trim() ? [other.trim()] : [])])];
  const rights = { roles: [...roles], offices: isAdministrator || isEverywhere ? null : named };
  const deed = useDeed(async (): Promise<Reply<GivenCode | null>> => {
    if (member) {
      const path = `/v1/staff/members/${member.id}`;
      const reply = await ask(path, memberShape, { method: 'PUT', body: { ...rights, isEnded } });
      return reply.ok ? { ok: true, value: null } : reply;
    }
    const reply = await ask('/v1/staff/members', addedMember, { body: { name, login, ...rights } });
    if (!reply.ok) return reply;
    const { member: added, code, expiresAt } = reply.value;
    return { ok: true, value: { name: added.name, login: added.login, code, expiresAt } };
  }, onDone);
  const submit = () => {
    const parsed = member
      ? changeMember.safeParse({ ...rights, isEnded })
      : newMember.safeParse({ name, login, ...rights });
    const at = parsed.success ? null : ((parsed.error.issues[0]?.path[0] ?? 'name') as Field);
    setProblem(at);
    if (!at) void deed.run();
  };
  const toggled = <T,>(list: readonly T[], one: T, isOn: boolean) =>
    isOn ? [...list, one] : list.filter((other) => other !== one);
  const offered = [...new Set([...choices.offices.filter(Boolean), ...offices])];
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={member ? t('members.changeOf', { name: member.name }) : t('members.addTitle')}
      does={t(member ? 'members.save' : 'members.add')}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={submit}
    >
      {!member && (
        <>
          <TextField
            label={t('add.name')}
            maxLength={80}
            value={name}
            problem={problem === 'name' ? t('add.nameMissing') : null}
            onChange={setName}
          />
          <TextField
            label={t('door.login')}
            note={t('members.loginNote')}
            dir="ltr"
            maxLength={120}
            value={login}
            problem={problem === 'login' ? t('members.loginWrong') : null}
            onChange={setLogin}
          />
        </>
      )}
      <fieldset className="choices">
        <legend>{t('members.roles')}</legend>
        {staffRoles.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) => setRoles(toggled(roles, role, event.target.checked))}
            />
            <span>
              {t(`role.${role}`)}
              <span className="person-reference">{t(`roleMeans.${role}`)}</span>
            </span>
          </label>
        ))}
        {problem === 'roles' && <FieldProblem>{t('members.rolesMissing')}</FieldProblem>}
      </fieldset>
      {!isAdministrator && (
        <fieldset className="choices">
          <legend>{t('members.offices')}</legend>
          <label className="check">
            <input type="checkbox" checked={isEverywhere} onChange={(event) => setEverywhere(event.target.checked)} />
            {t('members.allOffices')}
          </label>
          {!isEverywhere &&
            offered.map((office) => (
              <label key={office} className="check">
                <input
                  type="checkbox"
                  checked={offices.includes(office)}
                  onChange={(event) => setOffices(toggled(offices, office, event.target.checked))}
                />
                <bdi>{office}</bdi>
              </label>
            ))}
          {!isEverywhere && (
            <TextField label={t('members.otherOffice')} isOptional maxLength={120} value={other} onChange={setOther} />
          )}
          {problem === 'offices' && <FieldProblem>{t('members.officesMissing')}</FieldProblem>}
        </fieldset>
      )}
      {member && (
        <label className="check">
          <input type="checkbox" checked={isEnded} onChange={(event) => setEnded(event.target.checked)} />
          <span>
            {t('members.end')}
            <span className="person-reference">{t('members.endMeans')}</span>
          </span>
        </label>
      )}
    </FormDialog>
  );
}
