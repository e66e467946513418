/**
 * The roles there are, each with how much of it the person has shown.
 */
import { FileText, Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayCard, RoleCard } from '#core/contract/pathway-calls.ts';
import { languages } from '#core/locale/languages.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { LoadingState } from '../../parts/loading-state.tsx';
import { PlaceRow } from '../../parts/place-row.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { RowButton } from '../../parts/row-button.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import './pathway.css';

type RoleProps = { readonly pathway: PathwayCard; readonly role: RoleCard };

function RoleRow({ pathway, role }: RoleProps) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const navigate = useNavigate();
  const { id: roleId, title, summary, after, have, need } = role;
  const words = t('have', { have: formats.number(have), need: formats.number(need) });
  return (
    <li>
      <RowButton className="role-row" onPress={() => navigate({ screen: 'role', pathwayId: pathway.id, roleId })}>
        <span className="role-row-title" dir="auto" lang={pathway.language}>
          {title}
        </span>
        <span dir="auto" lang={pathway.language}>
          {summary}
        </span>
        {after.length > 0 && <span className="quiet-line">{t('after', { roles: formats.list(after) })}</span>}
        <ProgressLine value={have} max={need} label={title} words={words} />
        <span className="quiet-line">{words}</span>
      </RowButton>
    </li>
  );
}

function Pathway({ pathway }: { readonly pathway: PathwayCard }) {
  const { t } = useTranslation('pathway');
  const { settings } = useSession();
  const { id, title, summary, about, language, roles } = pathway;
  const own = languages.find(({ code }) => code === language)?.name ?? language;
  return (
    <section className="pathway" aria-labelledby={`pathway-${id}`}>
      <h2 id={`pathway-${id}`} dir="auto" lang={language}>
        {title}
      </h2>
      <p dir="auto" lang={language}>
        {summary}
      </p>
      {language !== settings.language && <p className="quiet-line">{t('otherLanguage', { language: own })}</p>}
      <ul className="role-rows">
        {roles.map((role) => (
          <RoleRow key={role.id} pathway={pathway} role={role} />
        ))}
      </ul>
      <h3>{t('aboutTitle')}</h3>
      <p className="quiet-line" dir="auto" lang={language}>
        {about}
      </p>
    </section>
  );
}

export function PathwayScreen() {
  const { t } = useTranslation('pathway');
  const navigate = useNavigate();
  const pathways = useCall('pathway.list', {});
  useAgainAfterSync(pathways.again);
  useScreenReady('pathway', pathways.data ? t('title') : null);
  if (pathways.failure) return <ProblemScreen failure={pathways.failure} onRetry={pathways.again} />;
  if (!pathways.data) return <LoadingState>{t('loading')}</LoadingState>;
  return (
    <>
      <h1 tabIndex={-1}>{t('title')}</h1>
      <p className="quiet-line">{t('lead')}</p>
      {pathways.data.length === 0 && (
        <div className="empty-state">
          <Network aria-hidden="true" />
          <p>{t('none')}</p>
        </div>
      )}
      {pathways.data.map((pathway) => (
        <Pathway key={pathway.id} pathway={pathway} />
      ))}
      <PlaceRow
        icon={FileText}
        title={t('transcriptEntry.title')}
        lead={t('transcriptEntry.lead')}
        onPress={() => navigate({ screen: 'transcript' })}
      />
    </>
  );
}
