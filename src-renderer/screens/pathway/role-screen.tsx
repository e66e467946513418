/**
 * One role: how far the person is, drawn; the way to the rest; each competency by itself; and what nothing here teaches.
 */
import { ArrowLeft, CircleCheckBig, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoleView } from '#core/contract/pathway-calls.ts';
import { languages } from '#core/locale/languages.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { PlaceRow } from '../../parts/place-row.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { CompetencyRow } from './competency-row.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { ProfileMap } from './profile-map.tsx';
import './pathway.css';

function Standing({ role }: { readonly role: RoleView }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const { have, need, groups } = role;
  return (
    <section className="role-part" aria-labelledby="standing-title">
      <h2 id="standing-title">{t('profileTitle')}</h2>
      {have === need ? (
        <p className="role-complete">
          <CircleCheckBig aria-hidden="true" />
          {t('complete')}
        </p>
      ) : (
        <p>{t('profileLead', { count: need, have: formats.number(have) })}</p>
      )}
      <ProfileMap groups={groups} />
    </section>
  );
}

function Open({ open }: { readonly open: RoleView['plan']['open'] }) {
  const { t } = useTranslation('pathway');
  if (open.length === 0) return null;
  const of = (wanted: 'seen' | 'examined') => open.filter(({ kind }) => kind === wanted).map(({ title }) => title);
  return (
    <div className="role-open">
      <h3>{t('openTitle')}</h3>
      {(['examined', 'seen'] as const).map((kind) =>
        of(kind).length === 0 ? null : (
          <div key={kind}>
            <p>{t(kind === 'seen' ? 'openSeen' : 'openExamined')}</p>
            <ul>
              {of(kind).map((title) => (
                <li key={title}>
                  <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

function Plan({ plan, isComplete }: { readonly plan: RoleView['plan']; readonly isComplete: boolean }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const lead = isComplete
    ? t('planNone')
    : plan.steps.length === 0
      ? t('planNothing')
      : t('planLead', { time: formats.duration(plan.minutes) });
  return (
    <section className="role-part" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('planTitle')}</h2>
      <p>{lead}</p>
      <PlanSteps steps={plan.steps} />
      <Open open={plan.open} />
    </section>
  );
}

function Details({ groups }: Pick<RoleView, 'groups'>) {
  const { t } = useTranslation('pathway');
  return (
    <section className="role-part" aria-labelledby="detail-title">
      <h2 id="detail-title">{t('detailTitle')}</h2>
      {groups.map(({ domain, title, competencies }) => (
        <div key={domain} className="role-group">
          <h3 dir="auto">{title}</h3>
          <ul>
            {competencies.map((competency) => (
              <CompetencyRow key={competency.id} competency={competency} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function NotTaught({ role }: { readonly role: RoleView }) {
  const { t } = useTranslation('pathway');
  const { notTaughtHere, language } = role;
  if (notTaughtHere.length === 0) return null;
  return (
    <section className="role-part" aria-labelledby="not-taught-title">
      <h2 id="not-taught-title">{t('notTaughtTitle')}</h2>
      <p className="quiet-line">{t('notTaughtLead')}</p>
      <ul className="not-taught" lang={language}>
        {notTaughtHere.map(({ id, title, text }) => (
          <li key={id}>
            <strong dir="auto">{title}</strong>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RoleScreen({ pathwayId, roleId }: { readonly pathwayId: string; readonly roleId: string }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const navigate = useNavigate();
  const { settings } = useSession();
  const role = useCall('pathway.role', { pathwayId, roleId });
  useAgainAfterSync(role.again);
  useScreenReady('role', role.data?.title ?? null);
  if (role.failure) return <ProblemScreen failure={role.failure} onRetry={role.again} />;
  if (!role.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { title, summary, pathway, after, about, language, have, need, plan, groups } = role.data;
  const own = languages.find(({ code }) => code === language)?.name ?? language;
  return (
    <>
      <header className="role-head">
        <p className="eyebrow" dir="auto" lang={language}>
          {pathway}
        </p>
        <h1 tabIndex={-1} dir="auto" lang={language}>
          {title}
        </h1>
        <p className="role-lead" dir="auto" lang={language}>
          {summary}
        </p>
        {after.length > 0 && <p className="quiet-line">{t('after', { roles: formats.list(after) })}</p>}
        {language !== settings.language && <p className="quiet-line">{t('otherLanguage', { language: own })}</p>}
      </header>
      <Standing role={role.data} />
      <Plan plan={plan} isComplete={have === need} />
      <Details groups={groups} />
      <NotTaught role={role.data} />
      <section className="role-part" aria-labelledby="about-title">
        <h2 id="about-title">{t('aboutTitle')}</h2>
        <p dir="auto" lang={language}>
          {about}
        </p>
        <PlaceRow
          icon={FileText}
          title={t('transcriptEntry.title')}
          lead={t('transcriptEntry.lead')}
          onPress={() => navigate({ screen: 'transcript' })}
        />
        <div>
          <ActionButton onPress={() => navigate({ screen: 'pathway' })}>
            <ArrowLeft className="is-mirrored" aria-hidden="true" />
            {t('back')}
          </ActionButton>
        </div>
      </section>
    </>
  );
}
