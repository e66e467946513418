/**
 * One sentence after the other: where does it belong? What it is and why is said after the first answer.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { Told } from '../parts/told.tsx';

type Sorting = ViewOf<'incident-report'>['sortings'][number];
type Props = {
  readonly sorting: Sorting;
  /** `right`: how many were right at once. */
  readonly onDone: (right: number) => void;
};

type SentenceProps = Pick<Props, 'sorting'> & {
  readonly number: number;
  readonly onDone: (isRight: boolean) => void;
};

function Sentence({ sorting, number, onDone }: SentenceProps) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const { question, bins, sentences } = sorting;
  const [chosen, setChosen] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const sentence = sentences[number];
  if (!sentence) return null;
  const isRight = chosen === sentence.bin;
  const place = bins.find(({ id }) => id === sentence.bin)?.text;
  return (
    <section className="exercise-panel" aria-labelledby="report-title">
      <p className="exercise-step">
        {t('step', { number: formats.number(number + 1), count: formats.number(sentences.length) })}
      </p>
      <h2 id="report-title" tabIndex={-1} ref={title}>
        {question}
      </h2>
      <blockquote className="report-sentence">{sentence.text}</blockquote>
      {chosen === null ? (
        <Acts acts={bins} tried={[]} onChoose={setChosen} />
      ) : (
        <>
          <Told worth={isRight ? 1 : 0}>{sentence.why}</Told>
          <p className="report-bin">{t('report.belongs', { place })}</p>
          <ActionButton kind="main" autoFocus onPress={() => onDone(isRight)}>
            {t('report.goOn')}
          </ActionButton>
        </>
      )}
    </section>
  );
}

export function SortingRound({ sorting, onDone }: Props) {
  const [number, setNumber] = useState(0);
  const [right, setRight] = useState(0);
  const next = (isRight: boolean) => {
    const sum = right + (isRight ? 1 : 0);
    setRight(sum);
    if (number + 1 < sorting.sentences.length) setNumber(number + 1);
    else onDone(sum);
  };
  return <Sentence key={number} sorting={sorting} number={number} onDone={next} />;
}
