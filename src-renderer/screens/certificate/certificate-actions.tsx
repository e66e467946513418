/**
 * What can be done with a certificate, and what came of it, said where the button is.
 */
import { ExternalLink, FileDown, Files, Printer, QrCode, ScrollText, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard, PaperKind, PaperStyle, SavedKind } from '#core/contract/credential-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { HostDialog } from './host-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';
import './certificate-actions.css';

type Said =
  | { readonly kind: 'said'; readonly text: ReactNode }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** `withSee` adds the way to the certificate's own page. */
export function CertificateActions({ card, withSee = false }: { card: CredentialCard; withSee?: boolean }) {
  const { t } = useTranslation(['certificate', 'decision', 'host']);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [printShown, setPrintShown] = useState(false);
  const [saveShown, setSaveShown] = useState(false);
  const [codeShown, setCodeShown] = useState(false);
  const [hostsShown, setHostsShown] = useState(false);
  const { number } = card;

  const run = async (work: () => Promise<Said>) => {
    setBusy(true);
    setSaid(null);
    setSaid(await work());
    setBusy(false);
  };
  const print = async (kind: PaperKind, style: PaperStyle): Promise<Said> => {
    const reply = await call('credential.print', { number, kind, style });
    if (!reply.ok) return { kind: 'failed', failure: reply.failure };
    return { kind: 'said', text: t(reply.value.printed ? 'page.printed' : 'page.printCancelled') };
  };
  const save = async (kind: SavedKind, style?: PaperStyle): Promise<Said> => {
    const reply = await call('credential.save', { number, kind, ...(style && { style }) });
    if (!reply.ok) return { kind: 'failed', failure: reply.failure };
    const { file } = reply.value;
    return { kind: 'said', text: file === null ? t('page.saveCancelled') : t('page.savedTo', { file }) };
  };
  const open = async (): Promise<Said> => {
    const reply = await call('credential.open', { number });
    if (!reply.ok) return { kind: 'failed', failure: reply.failure };
    return { kind: 'said', text: t('page.opened') };
  };

  return (
    <div className="certificate-actions">
      <div className="certificate-actions-row">
        <ActionButton kind="main" isBusy={busy} onPress={() => setPrintShown(true)}>
          <Printer aria-hidden="true" />
          {t('page.print')}
        </ActionButton>
        <ActionButton isBusy={busy} onPress={() => void run(() => save('certificate'))}>
          <FileDown aria-hidden="true" />
          {t('page.save')}
        </ActionButton>
        {withSee ? (
          <ActionButton onPress={() => navigate({ screen: 'certificate', number })}>
            <ScrollText aria-hidden="true" />
            {t('decision:certificateSee')}
          </ActionButton>
        ) : (
          <ActionButton isBusy={busy} onPress={() => void run(open)}>
            <ExternalLink className="is-mirrored" aria-hidden="true" />
            {t('page.open')}
          </ActionButton>
        )}
        {!withSee && (
          <ActionButton isBusy={busy} onPress={() => setSaveShown(true)}>
            <Files aria-hidden="true" />
            {t('page.saveAs')}
          </ActionButton>
        )}
        {!withSee && (
          <ActionButton isBusy={busy} onPress={() => setHostsShown(true)}>
            <Send className="is-mirrored" aria-hidden="true" />
            {t('host:button')}
          </ActionButton>
        )}
        <ActionButton onPress={() => setCodeShown(true)}>
          <QrCode aria-hidden="true" />
          {t('page.code')}
        </ActionButton>
      </div>
      <div className="certificate-actions-said" role="status">
        {busy && t('page.working')}
        {said?.kind === 'said' && said.text}
      </div>
      {said?.kind === 'failed' && <FailureState failure={said.failure} />}
      <PrintDialog
        card={card}
        isOpen={printShown}
        onOpenChange={setPrintShown}
        onPrint={(kind, style) => void run(() => print(kind, style))}
      />
      <SaveDialog
        card={card}
        isOpen={saveShown}
        onOpenChange={setSaveShown}
        onSave={(kind, style) => void run(() => save(kind, style))}
      />
      <HostDialog card={card} isOpen={hostsShown} onOpenChange={setHostsShown} />
      <CodeDialog card={card} isOpen={codeShown} onOpenChange={setCodeShown} />
    </div>
  );
}
