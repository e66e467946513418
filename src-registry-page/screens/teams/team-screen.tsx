/**
 * One crisis team: whether it could act today, what it lacks and where that could be found, and who is in it. It can be printed, to hang where
 * there is no network.
 */
import { Pencil, Printer, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '#core/crisis/readiness.ts';
import { type RosterRow, type TeamReply, teamReply } from '#core/staff/crisis-shapes.ts';
import { teamId } from '#core/sync/feed-item.ts';
import { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { Place } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSkills } from '../../parts/use-skills.ts';
import { RosterTable } from '../roster/roster-table.tsx';
import { TeamForm } from './team-form.tsx';
import { useGapWords } from './use-gap-words.ts';
import './teams.css';

type OfTeam = { readonly reply: TeamReply; readonly onDone: (words: string) => void };

/** Where somebody could be found who fills it; null where nobody new would help. */
function placeFor(gap: Gap, country: string): Place | null {
  const near = { screen: 'roster', country, coming: 'yes' } as const;
  if (gap.kind === 'too-few' || gap.kind === 'runs-out' || gap.kind === 'one-person')
    return { ...near, skill: gap.programme };
  return gap.kind === 'language' || gap.kind === 'one-speaker' ? { ...near, language: gap.language } : null;
}

function Readiness({ reply: { team, members } }: Pick<OfTeam, 'reply'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const skills = useSkills();
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? t('teams.somebody');
  const words = useGapWords(skills, nameOf);
  return (
    <section className="screen-part" aria-labelledby="readiness">
      <h2 id="readiness">{t('teams.readiness')}</h2>
      <p>
        <StateMark state={team.state} />
      </p>
      <p className="quiet-line">
        {t('teams.wants', {
          needs: formats.list(
            team.needs.programmes.map(({ programme, count }) =>
              t('teams.want', { count: formats.number(count), programme: skills.titleOf(programme) }),
            ),
          ),
        })}{' '}
        {team.needs.languages.length > 0 &&
          t('teams.wantsLanguages', { languages: formats.list(team.needs.languages.map(formats.spoken)) })}
      </p>
      {team.gaps.length > 0 && (
        <ul className="team-gaps">
          {team.gaps.map((gap) => {
            const place = placeFor(gap, team.country);
            return (
              <li key={words(gap)}>
                <span>{words(gap)}</span>
                {place && (
                  <PlaceLink className="team-look" to={place} aria-label={t('teams.lookFor', { gap: words(gap) })}>
                    <Search aria-hidden="true" />
                    {t('teams.look')}
                  </PlaceLink>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Members({ reply: { team, members }, onDone }: OfTeam) {
  const { t } = useTranslation();
  const { may } = useSession();
  const skills = useSkills();
  const [goes, setGoes] = useState<RosterRow | null>(null);
  return (
    <section className="screen-part" aria-labelledby="members">
      <h2 id="members">{t('teams.membersTitle')}</h2>
      {members.length === 0 ? (
        <div className="empty">
          <p>{t('teams.noMembers')}</p>
          <PlaceLink to={{ screen: 'roster', country: team.country, coming: 'yes' }}>{t('teams.toRoster')}</PlaceLink>
        </div>
      ) : (
        <>
          <RosterTable
            label={t('teams.membersTitle')}
            people={members}
            skills={skills}
            way={
              may('manage-teams')
                ? { name: t('teams.remove'), nameOf: (name) => t('teams.removeOf', { name }), press: setGoes }
                : null
            }
          />
          <p>
            <PlaceLink to={{ screen: 'roster', country: team.country, coming: 'yes' }}>{t('teams.toRoster')}</PlaceLink>
          </p>
        </>
      )}
      {goes && (
        <ReasonDialog
          title={t('teams.removeTitle')}
          does={t('teams.removeDoes')}
          lead={t('teams.removeLead', { name: goes.name, team: team.name })}
          work={(why) =>
            ask(`/v1/staff/teams/${team.id}/members/${encodeURIComponent(goes.id)}/remove`, teamReply, {
              body: { why },
            })
          }
          onClose={() => setGoes(null)}
          onDone={() => {
            setGoes(null);
            onDone(t('teams.removed', { name: goes.name }));
          }}
        />
      )}
    </section>
  );
}

function Ways({ reply: { team }, onDone }: OfTeam) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { go } = useGoing();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  return (
    <div className="screen-ways is-on-screen-only">
      {may('manage-teams') && (
        <>
          <ActionButton onPress={() => setOpen('change')}>
            <Pencil aria-hidden="true" />
            {t('teams.change')}
          </ActionButton>
          <ActionButton onPress={() => setOpen('end')}>
            <Trash2 aria-hidden="true" />
            {t('teams.end')}
          </ActionButton>
        </>
      )}
      <ActionButton onPress={() => window.print()}>
        <Printer aria-hidden="true" />
        {t('handout.print')}
      </ActionButton>
      {open === 'change' && (
        <TeamForm
          team={team}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            onDone(t('teams.saved'));
          }}
        />
      )}
      {open === 'end' && (
        <ReasonDialog
          title={t('teams.endTitle')}
          does={t('teams.endDoes')}
          lead={t('teams.endLead', { team: team.name })}
          work={(why) => ask(`/v1/staff/teams/${team.id}/end`, z.strictObject({ id: teamId }), { body: { why } })}
          onClose={() => setOpen(null)}
          onDone={() => go({ screen: 'teams' })}
        />
      )}
    </div>
  );
}

export function TeamScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = useAnswer(`/v1/staff/teams/${id}`, teamReply);
  const [said, setSaid] = useState('');
  const team = answer.data?.team ?? null;
  useScreenReady(team?.name ?? (answer.trouble ? t('teams.title') : null));
  const onDone = (words: string) => {
    setSaid(words);
    answer.again();
  };
  return (
    <article className="screen">
      <header className="screen-head">
        <p className="eyebrow">
          <PlaceLink to={{ screen: 'teams' }}>{t('teams.title')}</PlaceLink>
        </p>
        <h1 tabIndex={-1}>
          <bdi>{team?.name ?? t('teams.title')}</bdi>
        </h1>
        {team && (
          <p className="quiet-line">
            <bdi>{[team.place, formats.country(team.country), team.office].filter(Boolean).join(' · ')}</bdi>
          </p>
        )}
      </header>
      <p role="status" className="said">
        {said}
      </p>
      <Answered answer={answer}>
        {(reply) => (
          <>
            <Ways reply={reply} onDone={onDone} />
            <Readiness reply={reply} />
            <Members reply={reply} onDone={onDone} />
            <p className="quiet-line">{t('teams.asOf', { moment: formats.moment(new Date().toISOString()) })}</p>
          </>
        )}
      </Answered>
    </article>
  );
}
