/**
 * What it comes to, and the signature: first what is missing, then one question that says all that is signed.
 */
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { steps } from '#core/assessment/rubric.ts';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import type { Enter } from './assessment-screen.tsx';
import { ResultWord } from './result-word.tsx';
import { goToCriterion, type StationView } from './rubric-part.tsx';

function ComesTo({ station, language }: { station: StationView; language: string }) {
  const { t } = useTranslation('assess');
  const open = station.criteria.filter(({ step }) => step === null);
  return (
    <>
      <p className="comes-to">
        <ResultWord result={station.result} />
      </p>
      <p>{t(`resultSays.${station.result}`)}</p>
      {open.length > 0 && (
        <>
          <h3>{t('unseen')}</h3>
          <ul className="comes-to-list">
            {open.map(({ id, text }) => (
              <li key={id}>
                <ActionButton kind="quiet" onPress={() => goToCriterion(id)}>
                  <span lang={language} dir="auto">
                    {text}
                  </span>
                </ActionButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {station.critical.length > 0 && (
        <>
          <h3>{t('criticalShort')}</h3>
          <ul className="comes-to-list" lang={language}>
            {station.critical.map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function WhatIsSigned({ view }: { view: RequestView }) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const { station, about } = view;
  return (
    <>
      <p>{t(`signs.${view.kind}`, { name: view.candidate })}</p>
      <dl className="facts">
        <Fact label={t('candidate')}>
          <bdi>{view.candidate}</bdi>
        </Fact>
        <Fact label={t(`kind.${view.kind}`)}>
          <bdi>{view.title}</bdi>
        </Fact>
        {station && (
          <>
            <Fact label={t('comesTo')}>
              <ResultWord result={station.result} />
            </Fact>
            <Fact label={t('steps')}>
              {formats.list(
                steps.flatMap((step) => {
                  const count = station.criteria.filter((criterion) => criterion.step === step).length;
                  return count > 0 ? [t('stepCount', { step: t(`step.${step}`), number: formats.number(count) })] : [];
                }),
              )}
            </Fact>
            <Fact label={t('pictures')}>{formats.number(station.pictures.length)}</Fact>
          </>
        )}
        {about.kind === 'hours' && view.minutes !== null && (
          <Fact label={t('hours')}>{formats.duration(view.minutes)}</Fact>
        )}
        <Fact label={t('seenOn')}>
          {view.seenAt ? `${formats.date(view.seenAt)}, ${formats.clock(view.seenAt)}` : t('seenNow')}
        </Fact>
        {view.note !== '' && (
          <Fact label={t('note')}>
            <span dir="auto">{view.note}</span>
          </Fact>
        )}
      </dl>
      <p>{t('signsFinal')}</p>
    </>
  );
}

export function SignPart({ view, enter }: { view: RequestView; enter: Enter }) {
  const { t } = useTranslation('assess');
  const [asked, setAsked] = useState(false);
  const { station, hindrance, hoursProblem } = view;
  const isOpen = station?.result === 'open';
  const mayNot = hindrance !== null || hoursProblem !== null || isOpen;
  const why = hindrance || hoursProblem ? t('notNow') : t('notWhole');
  return (
    <section className="assess-sign" aria-labelledby="sign-title">
      <h2 id="sign-title">{t(station ? 'comesTo' : 'signTitle')}</h2>
      {station && <ComesTo station={station} language={view.language} />}
      <ActionButton
        kind="main"
        isBusy={mayNot}
        {...(mayNot && { 'aria-describedby': 'sign-why' })}
        onPress={() => setAsked(true)}
      >
        <PenLine aria-hidden="true" />
        {t(`sign.${view.kind}`)}
      </ActionButton>
      {mayNot && (
        <p className="quiet-line" id="sign-why">
          {why}
        </p>
      )}
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('signAsk')}
        confirm={t(`sign.${view.kind}`)}
        cancel={t('signNo')}
        onConfirm={() => void enter(call('assess.sign', { id: view.id }))}
      >
        <WhatIsSigned view={view} />
      </ConfirmDialog>
    </section>
  );
}
