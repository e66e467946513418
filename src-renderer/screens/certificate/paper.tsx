/**
 * The certificate as paper: the real PDF on a canvas, the width of its frame. What it says is written as text elsewhere
 * on the page, so the picture only needs a name.
 */
import { FileWarning } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialCard } from '#core/contract/credential-calls.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePaper } from './use-paper.ts';
import './paper.css';

export function Paper({ card, small = false }: { card: CredentialCard; small?: boolean }) {
  const { t } = useTranslation('certificate');
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { state, again } = usePaper(card.number, frame, canvas);
  const label = small
    ? t('shelf.thumbnail', { title: card.title })
    : t('page.pdfLabel', { title: card.title, holder: card.holder, number: card.number });
  return (
    <div className={`paper is-${state}${small ? ' is-small' : ''}`} ref={frame} aria-busy={state === 'loading'}>
      {/* A canvas takes the page's direction for its text; every letter of the paper has its place already. */}
      <canvas
        dir="ltr"
        ref={canvas}
        className="paper-canvas"
        role="img"
        aria-label={label}
        hidden={state === 'failed'}
      />
      {state === 'loading' && !small && <p className="paper-word">{t('page.pdfLoading')}</p>}
      {state === 'failed' && (
        <div className="paper-failed" role={small ? undefined : 'alert'}>
          <FileWarning aria-hidden="true" />
          {!small && (
            <>
              <p>
                <strong>{t('page.pdfFailedTitle')}</strong>
              </p>
              <p>{t('page.pdfFailedBody')}</p>
              <ActionButton onPress={again}>{t('page.pdfRetry')}</ActionButton>
            </>
          )}
        </div>
      )}
    </div>
  );
}
