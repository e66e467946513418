/**
 * Takes somebody into a crisis team; they are told.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RosterRow, type TeamReply, teamReply, teamsReply } from '#core/staff/crisis-shapes.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useDeed } from '../../api/use-deed.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { FieldProblem } from '../../parts/field-problem.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';

type Props = {
  readonly person: RosterRow;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

export function IntoTeam({ person, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer('/v1/staff/teams', teamsReply);
  const [picked, setPicked] = useState('');
  const [isMissing, setMissing] = useState(false);
  const deed = useDeed(
    () => ask(`/v1/staff/teams/${picked}/members`, teamReply, { body: { person: person.id } }),
    ({ team }: TeamReply) => onDone(t('roster.joined', { name: person.name, team: team.name })),
  );
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={t('roster.intoTeamOf', { name: person.name })}
      does={t('roster.take')}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={() => {
        setMissing(picked === '');
        if (picked !== '') void deed.run();
      }}
    >
      <Answered answer={answer}>
        {({ teams }) =>
          teams.length === 0 ? (
            <p>
              {t('roster.noTeams')} <PlaceLink to={{ screen: 'teams' }}>{t('teams.title')}</PlaceLink>
            </p>
          ) : (
            <>
              <p>{t('roster.toldOfIt')}</p>
              <PickField
                label={t('roster.team')}
                value={picked}
                onChange={(value) => {
                  setPicked(value);
                  setMissing(false);
                }}
              >
                <option value="">{t('roster.pickTeam')}</option>
                {teams.map(({ id, name, place }) => (
                  <option key={id} value={id}>
                    {t('roster.teamAt', { name, place })}
                  </option>
                ))}
              </PickField>
              {isMissing && <FieldProblem>{t('roster.pickTeam')}</FieldProblem>}
            </>
          )
        }
      </Answered>
    </FormDialog>
  );
}
