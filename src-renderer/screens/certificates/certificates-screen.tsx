/**
 * The shelf: each certificate as a small real picture, with how it stands and until when.
 */
import { CalendarClock, FileText, Users } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import emptyPicture from '../../pictures/empty-certificates.svg';
import { Paper } from '../certificate/paper.tsx';
import { StateWord } from '../certificate/state-word.tsx';
import './certificates.css';

function EmptyShelf() {
  const { t } = useTranslation('certificate');
  const navigate = useNavigate();
  return (
    <div className="empty-state shelf-empty">
      <img src={emptyPicture} alt="" />
      <h2>{t('shelf.emptyTitle')}</h2>
      <p>{t('shelf.emptyBody')}</p>
      <ActionButton kind="main" onPress={() => navigate({ screen: 'courses' })}>
        {t('shelf.emptyAction')}
      </ActionButton>
    </div>
  );
}

function ShelfCard({ card }: { card: CredentialCard }) {
  const { t } = useTranslation('certificate');
  const formats = useFormats();
  const navigate = useNavigate();
  const { state, renewal } = card;
  const until = { date: formats.date(card.expiresAt) };
  return (
    <li className="shelf-card">
      <Paper card={card} small />
      <div className="shelf-card-text">
        <h2>
          <Link className="shelf-card-link" onPress={() => navigate({ screen: 'certificate', number: card.number })}>
            {card.title}
          </Link>
        </h2>
        <StateWord state={state} />
        <p>{t('shelf.issued', { date: formats.date(card.issuedAt) })}</p>
        <p>{t(state === 'expired' ? 'shelf.expiredOn' : 'shelf.expires', until)}</p>
        {renewal?.state === 'open' && (
          <p className="shelf-card-soon">
            <CalendarClock aria-hidden="true" />
            {t('shelf.expiresSoon', { when: formats.inDays(renewal.days) })}
          </p>
        )}
      </div>
    </li>
  );
}

export function CertificatesScreen() {
  const { t } = useTranslation(['certificate', 'pathway']);
  const navigate = useNavigate();
  const shelf = useCall('credential.list', {});
  useScreenReady('certificates', shelf.data || shelf.failure ? t('shelf.title') : null);
  return (
    <div className="shelf">
      <h1 tabIndex={-1}>{t('shelf.title')}</h1>
      {shelf.failure && <FailureState failure={shelf.failure} onRetry={shelf.again} />}
      {!shelf.data && !shelf.failure && <LoadingState>{t('shelf.loading')}</LoadingState>}
      {shelf.data?.length === 0 && <EmptyShelf />}
      {shelf.data && shelf.data.length > 0 && (
        <>
          <p className="quiet-line">{t('shelf.lead')}</p>
          <ul className="shelf-list">
            {shelf.data.map((card) => (
              <ShelfCard key={card.number} card={card} />
            ))}
          </ul>
        </>
      )}
      {shelf.data && (
        <p className="shelf-group">
          <ActionButton onPress={() => navigate({ screen: 'transcript' })}>
            <FileText aria-hidden="true" />
            {t('pathway:transcriptEntry.title')}
          </ActionButton>
          <ActionButton onPress={() => navigate({ screen: 'batch' })}>
            <Users aria-hidden="true" />
            {t('shelf.group')}
          </ActionButton>
        </p>
      )}
    </div>
  );
}
