/**
 * The sign-off, to hand back to the candidate.
 */
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { HandOver } from '../../parts/hand-over.tsx';
import { ResultWord } from './result-word.tsx';
import { useHandOverWords } from './use-hand-over-words.ts';

type Props = {
  readonly view: RequestView;
  readonly answer: NonNullable<RequestView['answer']>;
  /** It was signed just now: that is what comes next. */
  readonly isNew: boolean;
};

export function HandBack({ view, answer, isNew }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const words = useHandOverWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNew) return;
    title.current?.scrollIntoView({ block: 'start' });
    title.current?.focus({ preventScroll: true });
  }, [isNew]);
  return (
    <section className="hand-back" aria-labelledby="answer-title">
      <h2 id="answer-title" tabIndex={-1} ref={title}>
        <CircleCheck aria-hidden="true" />
        {t('answerTitle', { date: formats.date(view.signedAt ?? '') })}
      </h2>
      {view.station && (
        <p>
          <ResultWord result={view.station.result} />
        </p>
      )}
      <p>{t('answerLead', { name: view.candidate })}</p>
      <HandOver
        code={answer.code}
        words={{ ...words, picture: t('answerPicture', { name: view.candidate }), hint: t('answerHint') }}
        save={() => call('assess.save-answer', { id: view.id })}
      />
    </section>
  );
}
