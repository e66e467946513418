/**
 * Somebody bleeds: one step after the other is chosen while blood is lost. The clock stands still while one reads what was said.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  amountOf,
  flowAt,
  lostByExpert,
  lostIn,
  type Pace,
  paces,
  worthOf,
} from '#core/exercises/bleeding-order/loss.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { Acts } from '../parts/acts.tsx';
import { Choice } from '../parts/choice.tsx';
import { Told } from '../parts/told.tsx';
import { useClock } from '../parts/use-clock.ts';
import { BloodLoss } from './blood-loss.tsx';
import { Casualty, type Layer } from './casualty.tsx';
import './bleeding-order.css';

type Props = DoneProps<'bleeding-order'>;
type Case = Props['exercise']['cases'][number];
type Step = Case['steps'][number];

type QuestionProps = {
  readonly step: Step;
  readonly tried: readonly string[];
  readonly onChoose: (id: string) => void;
};

function Question({ step, tried, onChoose }: QuestionProps) {
  const { t } = useTranslation('exercise');
  const now = useRef<HTMLParagraphElement>(null);
  useEffect(() => now.current?.focus(), []);
  return (
    <>
      <p className="bleeding-now" tabIndex={-1} ref={now}>
        {step.text}
      </p>
      <h3>{t('bleeding.whatNow')}</h3>
      <Acts acts={step.options} tried={tried} onChoose={onChoose} />
    </>
  );
}

function Expert({ bleeding, lost }: { readonly bleeding: Case; readonly lost: number }) {
  const { t } = useTranslation('exercise');
  return (
    <>
      <BloodLoss label={t('bleeding.lostYou')} lost={lost} />
      <BloodLoss label={t('bleeding.lostExpert')} lost={lostByExpert(bleeding)} />
      <h3>{t('bleeding.expert')}</h3>
      <ol className="bleeding-expert">
        {bleeding.steps.map(({ id, options }) => {
          const act = options.find(({ right }) => right);
          return (
            <li key={id}>
              <strong>{act?.text}</strong>
              <span className="quiet-line">{act?.why}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

type CaseProps = {
  readonly bleeding: Case;
  readonly number: number;
  readonly count: number;
  readonly pace: Pace;
  readonly onPace: (pace: Pace) => void;
  readonly onDone: (worth: number) => void;
};

function BleedingCase({ bleeding, number, count, pace, onPace, onDone }: CaseProps) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [step, setStep] = useState<number | null>(null);
  const [lost, setLost] = useState(0);
  const [right, setRight] = useState(0);
  const [tried, setTried] = useState<readonly string[]>([]);
  /** The option that was just chosen, while what it led to is read. */
  const [told, setTold] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const current = step === null ? undefined : bleeding.steps[step];
  const flow = flowAt(bleeding, step ?? 0);
  const isOver = step !== null && !current;
  const lose = (seconds: number) => setLost((before) => before + lostIn(seconds, flow, bleeding));
  useClock(current !== undefined && told === null && lost < 1, (seconds) => lose(seconds * paces[pace]));
  useEffect(() => {
    if (isOver || number > 0) title.current?.focus();
  }, [isOver, number]);

  const choose = (id: string) => {
    const option = current?.options.find((one) => one.id === id);
    if (!current || !option) return;
    setTold(id);
    lose(option.right ? current.seconds : (option.costs ?? 10));
    if (!option.right) setTried([...tried, id]);
    else if (tried.length === 0) setRight(right + 1);
  };
  const goOn = () => {
    const wasRight = current?.options.find(({ id }) => id === told)?.right;
    setTold(null);
    if (!wasRight) return;
    setTried([]);
    setStep((step ?? 0) + 1);
  };
  const option = current?.options.find(({ id }) => id === told);
  const done = bleeding.steps.slice(0, (step ?? 0) + (option?.right ? 1 : 0));
  const layers = done.flatMap(({ draws }): Layer[] => (draws ? [draws] : []));
  return (
    <section className="exercise-panel" aria-labelledby="bleeding-title">
      <p className="exercise-step">{t('step', { number: formats.number(number + 1), count: formats.number(count) })}</p>
      <h2 id="bleeding-title" tabIndex={-1} ref={title}>
        {bleeding.title}
      </h2>
      <Casualty wound={bleeding.wound} danger={bleeding.danger} alt={bleeding.alt} lost={lost} layers={layers} />
      {step === null && (
        <>
          <p>{bleeding.story}</p>
          <Choice
            label={t('bleeding.clock')}
            options={(['usual', 'half', 'off'] as const).map((id) => ({ id, name: t(`bleeding.paces.${id}`) }))}
            value={pace}
            onChange={(id) => onPace(id as Pace)}
          />
          <p className="quiet-line">{t('bleeding.clockNote')}</p>
          <ActionButton kind="main" onPress={() => setStep(0)}>
            {t('bleeding.begin')}
          </ActionButton>
        </>
      )}
      {current && (
        <>
          <BloodLoss label={t('bleeding.lost')} lost={lost} />
          <p className="visually-hidden" role="status">
            {t(`bleeding.amounts.${amountOf(lost)}`)}
          </p>
          {lost >= 1 && <p>{t('bleeding.tooMuch')}</p>}
          {told === null && <Question key={current.id} step={current} tried={tried} onChoose={choose} />}
        </>
      )}
      {current && option && (
        <>
          <p className="bleeding-now">{option.text}</p>
          <Told worth={option.right ? 1 : 0}>{option.why}</Told>
          <ActionButton kind="main" autoFocus onPress={goOn}>
            {t(option.right ? 'next' : 'bleeding.another')}
          </ActionButton>
        </>
      )}
      {isOver && (
        <>
          <Expert bleeding={bleeding} lost={lost} />
          <ActionButton kind="main" onPress={() => onDone(worthOf(right, bleeding.steps.length, lost))}>
            {t(number + 1 < count ? 'next' : 'finish')}
          </ActionButton>
        </>
      )}
    </section>
  );
}

export default function BleedingOrder({ exercise, onDone }: Props) {
  const [pace, setPace] = useState<Pace>('usual');
  const [number, setNumber] = useState(0);
  const [worth, setWorth] = useState(0);
  const { cases } = exercise;
  const bleeding = cases[number];
  if (!bleeding) return null;
  const finish = (more: number) => {
    setNumber(number + 1);
    setWorth(worth + more);
    if (number + 1 === cases.length) onDone((worth + more) / cases.length);
  };
  return (
    <BleedingCase
      key={bleeding.id}
      bleeding={bleeding}
      number={number}
      count={cases.length}
      pace={pace}
      onPace={setPace}
      onDone={finish}
    />
  );
}
