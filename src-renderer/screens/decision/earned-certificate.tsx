/**
 * After a pass: the certificate as it will print, with what can be done with it.
 */
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/use-call.ts';
import { FailureState } from '../../parts/failure-state.tsx';
import { CertificateActions } from '../certificate/certificate-actions.tsx';
import { Paper } from '../certificate/paper.tsx';

export function EarnedCertificate({ number }: { number: string }) {
  const { t } = useTranslation('decision');
  const credential = useCall('credential.read', { number });
  return (
    <section className="earned" aria-labelledby="earned-title">
      <h2 id="earned-title">{t('certificateTitle')}</h2>
      <p className="quiet-line">{t('certificateLead')}</p>
      {credential.failure && <FailureState failure={credential.failure} onRetry={credential.again} />}
      {credential.data && (
        <>
          <Paper card={credential.data} />
          <CertificateActions card={credential.data} withSee />
        </>
      )}
    </section>
  );
}
