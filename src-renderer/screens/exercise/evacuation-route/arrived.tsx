/**
 * Where the way led, the way that was gone beside the best one, and what was decided on it.
 */
import { RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bestWay } from '#core/exercises/evacuation-route/best-way.ts';
import { roomIn } from '#core/exercises/evacuation-route/building.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Told } from '../parts/told.tsx';
import { howGood, WorthMark } from '../parts/worth-mark.tsx';
import { PlanDrawing } from './plan-drawing.tsx';
import { TimeBar } from './time-bar.tsx';
import type { Case, CaseWalk } from './walked-case.ts';

type Props = {
  readonly building: Case;
  readonly walk: CaseWalk;
  readonly isLast: boolean;
  /** Null when it is over. */
  readonly onAgain: (() => void) | null;
  readonly onNext: (() => void) | null;
};
type Words = { readonly key: string; readonly title: string; readonly told: ReactNode };

function useWordsOf(building: Case) {
  const { t } = useTranslation('exercise');
  return (one: CaseWalk['judged'][number]): Words => {
    if (one.what === 'time')
      return {
        key: 'time',
        title: t('evacuation.time'),
        told: t(one.worth === 1 ? 'evacuation.inTime' : 'evacuation.late'),
      };
    if (one.what === 'choice') return { key: one.meeting.id, title: one.choice.text, told: one.choice.happens };
    const room = roomIn(building, one.to)?.name ?? '';
    const told = one.what === 'door' ? one.door.stops?.why : t(`evacuation.${one.what}`);
    return { key: `${one.what} ${one.door.id}`, title: t('evacuation.doorTo', { room }), told };
  };
}

export function Arrived({ building, walk, isLast, onAgain, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const wordsOf = useWordsOf(building);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const best = bestWay(building);
  const end = walk.end?.end;
  if (!end || !best) return null;
  const named = (ids: readonly string[]) => formats.list(ids.map((id) => roomIn(building, id)?.name ?? ''));
  const longest = Math.max(walk.seconds, building.limit.seconds) * 1.05;
  const times = { limit: building.limit.seconds, longest };
  return (
    <section className="exercise-panel" aria-labelledby="way-title">
      <h2 id="way-title" className={`way-end is-${howGood(end.worth)}`} tabIndex={-1} ref={title}>
        <WorthMark worth={end.worth} />
        {end.title}
      </h2>
      <p className="way-text">{end.text}</p>
      <div className="way-beside">
        <figure>
          <figcaption>{t('evacuation.yourWay')}</figcaption>
          <div dir="ltr">
            <PlanDrawing building={building} alternative={named(walk.entered)} walk={walk} />
          </div>
          <TimeBar label={t('evacuation.time')} seconds={walk.seconds} {...times} />
        </figure>
        <figure>
          <figcaption>{t('evacuation.bestWay')}</figcaption>
          <div dir="ltr">
            <PlanDrawing building={building} alternative={named(best.rooms)} walk={null} way={best.points} />
          </div>
          <TimeBar label={t('evacuation.time')} seconds={best.seconds} {...times} />
        </figure>
      </div>
      <p className="quiet-line">{t('evacuation.counted')}</p>
      <h3>{t('evacuation.lookBack')}</h3>
      <ol className="way-judged">
        {walk.judged.map((one) => {
          const words = wordsOf(one);
          return (
            <li key={words.key}>
              <h4>{words.title}</h4>
              <Told worth={one.worth} isPast>
                {words.told}
              </Told>
            </li>
          );
        })}
      </ol>
      {onAgain && onNext && (
        <div className="exercise-ways">
          <ActionButton onPress={onAgain}>
            <RotateCw aria-hidden="true" />
            {t('evacuation.again')}
          </ActionButton>
          <ActionButton kind="main" onPress={onNext}>
            {t(isLast ? 'finish' : 'evacuation.next')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
