/**
 * One attempt that a person has to look at: why, how it was sat, what it comes to; accepted or refused, with a reason.
 */
import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideReply, type ReviewReply, reviewReply } from '#core/staff/shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { Fact } from '../../../src-renderer/parts/fact.tsx';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { ShareRows } from '../../parts/share-rows.tsx';
import { useCourseTitle } from '../../parts/use-course-title.ts';
import { AnswerTimes } from './answer-times.tsx';
import './review.css';

type Decision = 'accept' | 'refuse';

function Why({ review }: { review: ReviewReply }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { people, others } = review.sharedWith;
  return (
    <section className="screen-part" aria-labelledby="why-here">
      <h2 id="why-here">{t('review.why')}</h2>
      <ul className="review-reasons">
        {review.reasons.map((reason) => (
          <li key={reason}>
            <TriangleAlert aria-hidden="true" />
            <div>
              <p className="review-reason">{t(`reviewReason.${reason}`)}</p>
              <p>{t(`reviewHelp.${reason}`)}</p>
            </div>
          </li>
        ))}
      </ul>
      {people.length > 0 && (
        <p>
          {t('review.sharedWith')}{' '}
          {people.map(({ id, name }) => (
            <span key={id} className="review-other">
              <PlaceLink to={{ screen: 'person', id }}>
                <bdi>{name}</bdi>
              </PlaceLink>{' '}
            </span>
          ))}
        </p>
      )}
      {others > 0 && <p>{t('review.sharedElsewhere', { count: others })}</p>}
      {review.withdrawnPasses.length > 0 && (
        <>
          <h3>{t('review.withdrawnPasses')}</h3>
          <ul className="review-reports">
            {review.withdrawnPasses.map(({ assessor, issuer, issuerNames, from, reason }) => (
              <li key={`${assessor} ${issuer} ${from}`}>
                <p>
                  <bdi>{assessor}</bdi>
                </p>
                <p className="quiet-line">
                  {t('review.withdrawnPass', {
                    issuer: formats.title(issuerNames) || issuer,
                    moment: formats.moment(from),
                  })}
                </p>
                <p className="quiet-line">{t(`review.passReason.${reason}`)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {review.reports.length > 0 && (
        <>
          <h3>{t('review.reports')}</h3>
          <ul className="review-reports">
            {review.reports.map(({ at, by, why }) => (
              <li key={`${at} ${by}`}>
                <blockquote dir="auto">{why}</blockquote>
                <p className="quiet-line">
                  <bdi>{by}</bdi> · {formats.moment(at)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Signers({ signers }: { signers: NonNullable<ReviewReply['signers']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className="screen-part" aria-labelledby="signers">
      <h2 id="signers">{t('review.signers')}</h2>
      <p className="quiet-line">{t('review.signersLead')}</p>
      <ul className="review-reports">
        {signers.map(({ assessor, issuer, issuerNames, isBelieved, signOffs }) => (
          <li key={`${assessor} ${issuer}`}>
            <p>
              <bdi>{assessor}</bdi>
            </p>
            <p className="quiet-line">
              {t('review.signerOf', { count: signOffs, issuer: formats.title(issuerNames) || issuer })}
            </p>
            {!isBelieved && (
              <p className="review-reason">
                <TriangleAlert aria-hidden="true" /> {t('review.notBelieved')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function HowItWent({ review: { result, startedAt, decidedAt } }: { review: ReviewReply }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!result) return <p>{t('review.noResult')}</p>;
  return (
    <>
      <section className="screen-part" aria-labelledby="result">
        <h2 id="result">{t('review.result')}</h2>
        <dl className="facts">
          <Fact label={t('review.outcome')}>
            {t(result.passed ? 'review.passed' : 'review.notPassed', { percent: formats.percent(result.percent) })}
          </Fact>
          <Fact label={t('review.started')}>{startedAt ? formats.moment(startedAt) : t('none')}</Fact>
          <Fact label={t('review.decided')}>{decidedAt ? formats.moment(decidedAt) : t('none')}</Fact>
          <Fact label={t('review.took')}>{formats.timeSpan(result.seconds * 1000)}</Fact>
          <Fact label={t('review.items')}>{formats.number(result.items)}</Fact>
          <Fact label={t('review.interruptions')}>
            {result.interruptions === 0
              ? t('review.noInterruptions')
              : t('review.interrupted', { count: result.interruptions })}
          </Fact>
        </dl>
      </section>
      <AnswerTimes seconds={result.answerSeconds} />
      <section className="screen-part" aria-labelledby="areas">
        <h2 id="areas">{t('review.areas')}</h2>
        <ShareRows
          label={t('review.areas')}
          rows={result.areas.map(({ area, titles, percent }) => ({
            key: area,
            name: formats.title(titles) || area,
            share: percent / 100,
            figure: formats.percent(percent),
          }))}
        />
      </section>
    </>
  );
}

export function ReviewScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useCourseTitle();
  const { go } = useGoing();
  const answer = useAnswer(`/v1/staff/reviews/${id}`, reviewReply);
  const [asked, setAsked] = useState<Decision | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { data, trouble } = answer;
  useScreenReady(data || trouble ? t('review.title') : null);
  return (
    <article className="screen">
      <header className="screen-head">
        <p className="eyebrow">
          <PlaceLink to={{ screen: 'reviews' }}>{t('reviews.title')}</PlaceLink>
        </p>
        <h1 tabIndex={-1}>{t(data?.signers ? 'review.titleProgramme' : 'review.title')}</h1>
      </header>
      {done && (
        <div role="status" className="said review-done">
          <p>{done}</p>
          <ActionButton kind="main" onPress={() => go({ screen: 'reviews' })}>
            {t('review.toNext')}
          </ActionButton>
        </div>
      )}
      <Answered answer={answer}>
        {(review) => (
          <>
            <p>
              <PlaceLink to={{ screen: 'person', id: review.person.id }}>
                <bdi>{review.person.name}</bdi>
              </PlaceLink>
              {' · '}
              {review.course ? title(review.course) : t('person.courseUnread')}
              {' · '}
              {t('review.received', { date: formats.moment(review.receivedAt) })}
            </p>
            <Why review={review} />
            {review.signers ? <Signers signers={review.signers} /> : <HowItWent review={review} />}
            {!done && (
              <section className="screen-part" aria-labelledby="decide">
                <h2 id="decide">{t('review.decide')}</h2>
                <p>{t('review.decideLead')}</p>
                <div className="screen-ways">
                  <ActionButton onPress={() => setAsked('accept')}>
                    <Check aria-hidden="true" />
                    {t('review.accept')}
                  </ActionButton>
                  <ActionButton onPress={() => setAsked('refuse')}>
                    <X aria-hidden="true" />
                    {t('review.refuse')}
                  </ActionButton>
                </div>
              </section>
            )}
          </>
        )}
      </Answered>
      {asked && (
        <ReasonDialog
          title={t(data?.signers ? `review.${asked}Programme` : `review.${asked}Title`)}
          does={t(`review.${asked}`)}
          lead={t(data?.signers ? `review.${asked}ProgrammeLead` : `review.${asked}Lead`)}
          work={(why) => ask(`/v1/staff/reviews/${id}`, decideReply, { body: { decision: asked, why } })}
          onDone={({ state, number }) => {
            setAsked(null);
            setDone(number ? t('review.doneNumber', { number }) : t('review.done', { state: t(`state.${state}`) }));
            window.scrollTo(0, 0);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </article>
  );
}
