/**
 * The transcript on paper: whose it is, all that was shown, and what the paper is and is not.
 */
import { useTranslation } from 'react-i18next';
import type { TranscriptView } from '#core/contract/pathway-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import mark from '../../pictures/mark.svg';
import { TranscriptGroups } from './transcript-groups.tsx';
import './transcript.css';

export function PrintedTranscript({ transcript }: { readonly transcript: TranscriptView }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const { holder, at, groups } = transcript;
  return (
    <article className="transcript paper-result">
      <header className="role-head">
        <p className="paper-mark">
          <img src={mark} alt="" /> Fieldpass
        </p>
        <h1>{t('transcript.title')}</h1>
      </header>
      <dl className="paper-facts">
        <div>
          <dt>{t('transcript.holder')}</dt>
          <dd dir="auto">{holder}</dd>
        </div>
        <div>
          <dt>{t('transcript.madeOn')}</dt>
          <dd>{formats.date(at)}</dd>
        </div>
      </dl>
      <TranscriptGroups groups={groups} />
      <footer className="paper-foot">
        <p>{t('transcript.note')}</p>
      </footer>
    </article>
  );
}
