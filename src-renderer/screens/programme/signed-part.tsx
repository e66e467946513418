/**
 * What assessors and supervisors signed for this person, the newest first: who, when, what they saw step by step, and what they noted.
 */
import { CircleCheck, CircleDashed, CircleOff, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isEnough, steps } from '#core/assessment/rubric.ts';
import type { SignedView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { kindMarks } from './requirement-marks.ts';
import './signed-part.css';

/** What it says in a word, with a mark. */
function Said({ signed: { kind, isAble, minutes, fault } }: { signed: SignedView }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  if (fault !== null) {
    return (
      <p className="signed-said is-gone">
        <CircleOff aria-hidden="true" />
        {t('signed.gone')}
      </p>
    );
  }
  const isDone = isAble !== false;
  const words = {
    practical: t(isDone ? 'signed.able' : 'signed.notYet'),
    hours: t('signed.confirmed', { time: formats.duration(minutes ?? 0) }),
    recommendation: t('signed.recommended'),
    document: t('signed.seenIt'),
  };
  return (
    <p className={isDone ? 'signed-said is-done' : 'signed-said is-not-yet'}>
      {isDone ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
      {words[kind]}
    </p>
  );
}

type Criterion = SignedView['criteria'][number];

function Seen({ criteria }: { criteria: readonly Criterion[] }) {
  const { t } = useTranslation('programme');
  return (
    <details className="signed-criteria">
      <summary>{t('signed.criteria', { count: criteria.length })}</summary>
      <ul>
        {criteria.map(({ text, step, says, isCritical }) => (
          <li key={text}>
            <p className="signed-criterion" dir="auto">
              {text}
              {isCritical && (
                <span className="signed-critical">
                  <OctagonAlert aria-hidden="true" />
                  {t('signed.critical')}
                </span>
              )}
            </p>
            <p className={isEnough(step) ? 'signed-step is-enough' : 'signed-step'}>
              <span className="signed-scale" aria-hidden="true">
                {steps.map((one) => (
                  <span key={one} className={steps.indexOf(one) <= steps.indexOf(step) ? 'is-reached' : ''} />
                ))}
              </span>
              <strong>{t(`step.${step}`)}</strong>
            </p>
            <p className="quiet-line" dir="auto">
              {says}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Signed({ signed }: { signed: SignedView }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const { kind, title, by, fault, withdrawn, seenAt, signedAt, note, criteria } = signed;
  const Kind = kindMarks[kind];
  const seen = t('signed.seen', { date: formats.date(seenAt) });
  return (
    <li className="signed">
      <h3>
        <Kind aria-hidden="true" />
        <span dir="auto">{title}</span>
      </h3>
      <Said signed={signed} />
      <p>
        <bdi>{by === null ? t('signed.byUnknown') : t('signed.by', { by })}</bdi>
      </p>
      <p className="quiet-line">
        {kind === 'hours' ? '' : `${seen} · `}
        {t('signed.signedOn', { date: formats.date(signedAt) })}
      </p>
      {fault !== null && (
        <>
          <p>{t(`fault.${fault}.what`)}</p>
          {withdrawn && (
            <p>
              {t('signed.withdrawn', {
                issuer: withdrawn.issuer,
                date: formats.date(withdrawn.from),
                time: formats.clock(withdrawn.from),
              })}
            </p>
          )}
          <p>{t(`fault.${fault}.next`)}</p>
        </>
      )}
      {note !== '' && (
        <blockquote className="signed-note">
          <p className="eyebrow">{t('signed.note')}</p>
          <p dir="auto">{note}</p>
        </blockquote>
      )}
      {criteria.length > 0 && <Seen criteria={criteria} />}
    </li>
  );
}

export function SignedPart({ signed }: { signed: readonly SignedView[] }) {
  const { t } = useTranslation('programme');
  return (
    <section className="programme-part" aria-labelledby="signed-title">
      <h2 id="signed-title">{t('signed.title')}</h2>
      {signed.length === 0 && <p className="quiet-line">{t('signed.none')}</p>}
      <ul className="signed-list">
        {signed.map((one) => (
          <Signed key={one.id} signed={one} />
        ))}
      </ul>
    </section>
  );
}
