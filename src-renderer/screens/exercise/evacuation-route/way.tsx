/**
 * One room: what is seen there, what is to be decided, and the doors that lead on. A shut door can be tried before it is opened.
 */
import { ArrowRight, DoorClosed } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { doorsOf, roomIn, sheet } from '#core/exercises/evacuation-route/building.ts';
import { type Act, walkOn } from '#core/exercises/evacuation-route/walk.ts';
import type { Box } from '#core/exercises/places.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Button } from '../../../parts/button.tsx';
import { Acts } from '../parts/acts.tsx';
import { OverDrawing } from '../parts/over-drawing.tsx';
import { Told } from '../parts/told.tsx';
import { PlanDrawing } from './plan-drawing.tsx';
import { PlanNames } from './plan-names.tsx';
import { TimeBar } from './time-bar.tsx';
import type { Case, CaseWalk } from './walked-case.ts';

type Door = Case['doors'][number];
type Choice = NonNullable<Case['rooms'][number]['meets']>[number]['choices'][number];
type Props = {
  readonly building: Case;
  readonly walk: CaseWalk;
  readonly onWalk: (walk: CaseWalk) => void;
  readonly onArrived: () => void;
};

/** Where on the plan a door is pressed: around it, and large enough for a finger. */
const aroundDoor = ([x, y]: Door['at']): Box => {
  const side = 40;
  const within = (value: number, most: number) => Math.min(Math.max(0, value - side / 2), most - side);
  return [within(x, sheet[0]), within(y, sheet[1]), side, side];
};

export function Way({ building, walk, onWalk, onArrived }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  /** What was just chosen, while one reads what came of it. */
  const [chosen, setChosen] = useState<Choice | null>(null);
  /** The walk after what was chosen: it begins when that was read. */
  const [after, setAfter] = useState<CaseWalk | null>(null);
  /** The shut door before which one stands. */
  const [asked, setAsked] = useState<Door | null>(null);
  /** What a door said when it was tried, or when it let nobody through. */
  const [told, setTold] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { room, meeting } = walk;
  const ways = doorsOf<Door>(building, room.id);
  const act = (one: Act) => {
    const next = walkOn(building, walk, one);
    onWalk(next);
    if (next.end) onArrived();
  };
  const go = (door: Door) => {
    act({ act: 'go', door: door.id });
    setAsked(null);
    setTold(door.stops ? door.stops.text : null);
  };
  const press = (id: string) => {
    const found = ways.find(({ door }) => door.id === id);
    if (!found || walk.stopped.has(id)) return;
    setTold(null);
    if (found.door.closed && !walk.entered.includes(found.to)) setAsked(found.door);
    else go(found.door);
  };
  const choose = (id: string) => {
    const choice = meeting?.choices.find((one) => one.id === id);
    if (!choice) return;
    setChosen(choice);
    setAfter(walkOn(building, walk, { act: 'choose', choice: id }));
  };
  const goOn = () => {
    if (!after) return;
    setChosen(null);
    setAfter(null);
    onWalk(after);
    if (after.end) onArrived();
  };
  const isWalking = !meeting && !asked;
  return (
    <section className="exercise-panel" aria-labelledby="way-title">
      <p className="exercise-step">{building.title}</p>
      <RoomTitle key={`${room.id} ${meeting?.id ?? ''} ${walk.stopped.size}`} name={room.name} ref={title} />
      <TimeBar
        label={t('evacuation.time')}
        seconds={(after ?? walk).seconds}
        limit={building.limit.seconds}
        longest={building.limit.seconds * 1.25}
      />
      <OverDrawing
        label={t('evacuation.onPlan')}
        size={sheet}
        onPress={press}
        places={
          isWalking
            ? ways.flatMap(({ door, to }, index) => {
                const box = aroundDoor(door.at);
                return walk.stopped.has(door.id)
                  ? []
                  : [
                      {
                        id: door.id,
                        box,
                        name: t('evacuation.to', { room: roomIn(building, to)?.name ?? '' }),
                        className: 'way-door',
                        children: <span className="way-badge">{formats.number(index + 1)}</span>,
                      },
                    ];
              })
            : []
        }
      >
        <PlanDrawing building={building} alternative={null} walk={walk} />
        <PlanNames rooms={building.rooms} here={room.id} />
      </OverDrawing>
      <div className="way-said" role="status">
        {told !== null && <p className="way-told">{told}</p>}
        {!chosen && !asked && told === null && <p className="way-text">{room.seen}</p>}
        {walk.seconds > building.limit.seconds && <p className="way-late">{building.limit.means}</p>}
      </div>
      {meeting && !chosen && (
        <>
          <p className="way-text">{meeting.text}</p>
          <h3>{t('evacuation.whatNow')}</h3>
          <Acts acts={meeting.choices} tried={[]} onChoose={choose} />
        </>
      )}
      {chosen && (
        <>
          <p className="way-own">{chosen.text}</p>
          <Told worth={chosen.worth}>{chosen.happens}</Told>
          <ActionButton kind="main" autoFocus onPress={goOn}>
            {t('evacuation.goOn')}
          </ActionButton>
        </>
      )}
      {asked && (
        <ShutDoor
          key={`${asked.id} ${walk.tried.has(asked.id)}`}
          door={asked}
          isTried={walk.tried.has(asked.id)}
          onTry={() => act({ act: 'try', door: asked.id })}
          onOpen={() => go(asked)}
          onLeave={() => {
            setAsked(null);
            title.current?.focus();
          }}
        />
      )}
      {isWalking && (
        <>
          <h3>{t('evacuation.where')}</h3>
          <ul className="acts">
            {ways.map(({ door, to }, index) => (
              <li key={door.id}>
                <Button className="act" isDisabled={walk.stopped.has(door.id)} onPress={() => press(door.id)}>
                  <span className="way-badge" aria-hidden="true">
                    {formats.number(index + 1)}
                  </span>
                  {door.closed ? (
                    <DoorClosed aria-hidden="true" />
                  ) : (
                    <ArrowRight className="is-mirrored" aria-hidden="true" />
                  )}
                  <span>
                    {t(
                      walk.stopped.has(door.id)
                        ? 'evacuation.stopped'
                        : door.closed
                          ? 'evacuation.shut'
                          : 'evacuation.to',
                      {
                        room: roomIn(building, to)?.name ?? '',
                      },
                    )}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
          <p className="quiet-line">{t('evacuation.keys')}</p>
        </>
      )}
    </section>
  );
}

/** Takes the focus whenever there is something new to read under it. */
function RoomTitle({ name, ref }: { readonly name: string; readonly ref: RefObject<HTMLHeadingElement | null> }) {
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    <h2 id="way-title" tabIndex={-1} ref={ref}>
      {name}
    </h2>
  );
}

type ShutDoorProps = {
  readonly door: Door;
  readonly isTried: boolean;
  readonly onTry: () => void;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
};

function ShutDoor({ door, isTried, onTry, onOpen, onLeave }: ShutDoorProps) {
  const { t } = useTranslation('exercise');
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <>
      <p className="way-text" tabIndex={-1} ref={words}>
        {isTried ? door.closed?.tells : t('evacuation.isShut')}
      </p>
      <ul className="acts">
        {!isTried && (
          <li>
            <Button className="act" onPress={onTry}>
              {door.closed?.try}
            </Button>
          </li>
        )}
        <li>
          <Button className="act" onPress={onOpen}>
            {t('evacuation.open')}
          </Button>
        </li>
        <li>
          <Button className="act" onPress={onLeave}>
            {t('evacuation.leave')}
          </Button>
        </li>
      </ul>
    </>
  );
}
