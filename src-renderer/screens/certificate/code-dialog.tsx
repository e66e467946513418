/**
 * The signed code, large enough to be scanned from the screen, and the number, to read aloud, to select and to copy.
 */
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import { QrPicture } from '../../parts/qr-picture.tsx';

type CopyState = 'idle' | 'copied' | 'selected';

/** Selects the text and asks the system to copy it; where that is refused the selection stays for Ctrl+C. */
function copyText(element: HTMLElement): CopyState {
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy') ? 'copied' : 'selected';
}

type CodeProps = { readonly label: string; readonly hint: string; readonly copy: string; readonly text: string };

function Code({ label, hint, copy, text }: CodeProps) {
  const { t } = useTranslation('certificate');
  const value = useRef<HTMLElement>(null);
  const [state, setState] = useState<CopyState>('idle');
  return (
    <div className="code-entry">
      <p className="code-entry-label">{label}</p>
      <div className="code-entry-row">
        <code className="code-entry-value" dir="ltr" ref={value}>
          {text}
        </code>
        <ActionButton
          aria-label={state === 'copied' ? t('code.copied') : copy}
          onPress={() => value.current && setState(copyText(value.current))}
        >
          {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {state === 'copied' ? t('code.copied') : t('code.copy')}
        </ActionButton>
      </div>
      <p className="code-entry-hint" role="status">
        {state === 'selected' ? t('code.selected') : hint}
      </p>
    </div>
  );
}

type Props = {
  readonly card: CredentialCard;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function CodeDialog({ card, isOpen, onOpenChange }: Props) {
  const { t } = useTranslation('certificate');
  return (
    <PlainDialog isOpen={isOpen} onOpenChange={onOpenChange} title={t('code.title')} close={t('code.close')}>
      <p>{t('code.lead')}</p>
      <QrPicture text={card.code} label={t('code.picture', { number: card.number })} />
      <Code label={t('code.number')} hint={t('code.numberHint')} copy={t('code.copyNumber')} text={card.number} />
    </PlainDialog>
  );
}
