/**
 * One certificate: the paper as it prints, what can be done with it, and the same facts as text.
 */
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { CertificateActions } from './certificate-actions.tsx';
import { Paper } from './paper.tsx';
import { StateWord } from './state-word.tsx';
import { ValidityLine } from './validity-line.tsx';
import './certificate.css';

function Facts({ card }: { card: CredentialCard }) {
  const { t } = useTranslation('certificate');
  const formats = useFormats();
  return (
    <section className="certificate-facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('page.factsTitle')}</h2>
      <dl className="facts">
        <Fact label={t('page.holder')}>{card.holder}</Fact>
        <Fact label={t('page.course')}>{card.title}</Fact>
        <Fact label={t('page.issuer')}>{card.issuer}</Fact>
        <Fact label={t('page.issuedAt')}>{formats.date(card.issuedAt)}</Fact>
        <Fact label={t('page.expiresAt')}>{formats.date(card.expiresAt)}</Fact>
        <Fact label={t('page.number')}>
          <bdi className="tabular">{card.number}</bdi>
        </Fact>
      </dl>
      {card.competencies.length > 0 && (
        <details className="certificate-competencies">
          <summary>
            {t('page.competencies')}: {t('page.competencyCount', { count: card.competencies.length })}
          </summary>
          <ul>
            {card.competencies.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

export function CertificateScreen({ number }: { number: string }) {
  const { t } = useTranslation('certificate');
  const navigate = useNavigate();
  const credential = useCall('credential.read', { number });
  const back = (
    <ActionButton kind="quiet" onPress={() => navigate({ screen: 'certificates' })}>
      <ArrowLeft className="is-mirrored" aria-hidden="true" />
      {t('page.back')}
    </ActionButton>
  );
  const { failure } = credential;
  useScreenReady('certificate', credential.data ? credential.data.title : failure && t('shelf.title'));
  if (!credential.data) {
    return failure ? (
      <>
        {back}
        <h1 tabIndex={-1}>{t('shelf.title')}</h1>
        <FailureState failure={failure} onRetry={credential.again} />
      </>
    ) : (
      <LoadingState>{t('page.loading')}</LoadingState>
    );
  }
  const card = credential.data;
  const { state, renewal } = card;
  return (
    <article className="certificate">
      {back}
      <header className="certificate-head">
        <h1 tabIndex={-1}>{card.title}</h1>
        <p className="certificate-state">
          <StateWord state={state} /> <span>{t(`stateWhy.${state}`)}</span>
        </p>
      </header>
      <Paper card={card} />
      <CertificateActions card={card} />
      {renewal && <ValidityLine card={card} renewal={renewal} />}
      <Facts card={card} />
    </article>
  );
}
