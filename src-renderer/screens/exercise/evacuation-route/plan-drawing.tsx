/**
 * The plan of a building, drawn from its rooms and doors: where one stands, the way one came, and what stopped one.
 */
import { doorsOf, type Point, roomIn, sheet, wallAt } from '#core/exercises/evacuation-route/building.ts';
import { middleOf } from '#core/exercises/places.ts';
import { assertNever } from '#core/result/result.ts';
import type { Case, CaseWalk } from './walked-case.ts';

type Room = Case['rooms'][number];
type Door = Case['doors'][number];
type Props = {
  readonly building: Case;
  /** Null where what it shows is said beside it. */
  readonly alternative: string | null;
  /** Where one is, and what is known by now; null where only a way is shown. */
  readonly walk: Pick<CaseWalk, 'room' | 'at' | 'trail' | 'stopped' | 'end'> | null;
  /** A way to be shown, from its first point to its last. */
  readonly way?: readonly Point[];
};

const outside: readonly Room['looks'][] = ['yard', 'gate', 'cars', 'tree'];
const isOutside = ({ looks }: Room) => outside.includes(looks);
/** Half of the width of a door. */
const half = 15;

function Inside({ room: { looks, box } }: { readonly room: Room }) {
  const [left, top, width, height] = box;
  const [x, y] = middleOf(box);
  switch (looks) {
    case 'corridor':
      return null;
    case 'stairs': {
      const steps = Array.from({ length: 6 }, (_, index) => top + height * 0.2 + (index * height) / 11);
      return (
        <path className="plan-fine" d={steps.map((step) => `M${left + 12} ${step}H${left + width - 12}`).join('')} />
      );
    }
    case 'lift':
      return (
        <path
          className="plan-fine"
          d={`M${left + 12} ${top + 26}h${width - 24}v54h${24 - width}zM${x - 14} ${top + 58}l7-11 7 11zM${x + 1} ${top + 47}h14l-7 11z`}
        />
      );
    case 'kitchen':
      return (
        <g className="plan-furniture">
          <rect x={left + width - 46} y={top + 8} width="38" height="26" rx="3" />
          <circle cx={left + width - 36} cy={top + 21} r="6" />
          <circle cx={left + width - 18} cy={top + 21} r="6" />
        </g>
      );
    case 'washroom':
      return (
        <g className="plan-furniture">
          <rect x={left + 10} y={top + 8} width="24" height="14" rx="3" />
          <ellipse cx={left + 22} cy={top + 28} rx="9" ry="11" />
        </g>
      );
    case 'room':
      return (
        <g className="plan-furniture">
          <rect x={left + 10} y={top + 10} width="40" height="18" rx="3" />
          <circle cx={left + 30} cy={top + 38} r="6" />
        </g>
      );
    case 'store':
      return (
        <path
          className="plan-furniture"
          d={`M${left + 8} ${top + 8}h${width - 16}v12h${16 - width}zM${x - 14} ${top + 8}v12M${x + 14} ${top + 8}v12`}
        />
      );
    case 'yard':
      return <circle className="plan-furniture" cx={left + width - 28} cy={top + 28} r="13" />;
    case 'gate':
      return (
        <path
          className="plan-fine"
          d={`M${x - 30} ${top + 14}h8v12h-8zM${x + 22} ${top + 14}h8v12h-8zM${x - 22} ${top + 20}l20 16M${x + 22} ${top + 20}l-20 16`}
        />
      );
    case 'cars':
      return (
        <path
          className="plan-furniture"
          d={[0, 1, 2]
            .map((index) => left + width / 2 - 48 + index * 36)
            .map((car) => `M${car} ${top + 20}q0-8 8-8h8q8 0 8 8v28q0 8-8 8h-8q-8 0-8-8zM${car + 4} ${top + 26}h16`)
            .join('')}
        />
      );
    case 'tree':
      return (
        <g>
          <circle className="plan-tree" cx={left + width - 32} cy={y} r="26" />
          <path
            className="plan-fine"
            d={`M${left + width - 46} ${y - 4}q6-9 13 0M${left + width - 30} ${y + 8}q6-9 13 0`}
          />
        </g>
      );
    default:
      return assertNever(looks);
  }
}

/** A gap in the wall; what is shut has a leaf across it. Between two places outside there is no wall. */
function Opening({ building, door }: { readonly building: Case; readonly door: Door }) {
  const [a, b] = door.between.map((id) => roomIn(building, id));
  if (!a || !b) return null;
  const [x, y] = door.at;
  const isUpright = wallAt(door.at, a.box, b.box) === 'upright';
  const line = isUpright ? `M${x} ${y - half}v${2 * half}` : `M${x - half} ${y}h${2 * half}`;
  return (
    <>
      <path className={isOutside(a) && isOutside(b) ? 'plan-passage' : 'plan-gap'} d={line} />
      {door.closed && <path className="plan-leaf" d={line} />}
    </>
  );
}

/** What stopped one at a door. */
function Stop({ door: { at, stops } }: { readonly door: Door }) {
  const [x, y] = at;
  if (stops?.mark === 'smoke')
    return (
      <path
        className="plan-smoke"
        d={`M${x - 22} ${y + 10}q-10-4-6-12q2-8 12-6q2-12 14-10q10-6 16 4q12 0 12 10q6 8-4 14q-8 6-18 2q-8 6-16 0q-6 2-10-2z`}
      />
    );
  return <path className="plan-stop" d={`M${x - 9} ${y - 9}l18 18M${x + 9} ${y - 9}l-18 18`} />;
}

/** At a door one stands a step inside the room that one is in, so that the door is seen. */
function standing({ at, room }: Pick<CaseWalk, 'at' | 'room'>): Point {
  const [x, y] = middleOf(room.box);
  const far = Math.hypot(x - at[0], y - at[1]);
  const step = far === 0 ? 0 : Math.min(1, 30 / far);
  return [at[0] + (x - at[0]) * step, at[1] + (y - at[1]) * step];
}

export function PlanDrawing({ building, alternative, walk, way }: Props) {
  const [width, height] = sheet;
  const { rooms, doors } = building;
  const outline = (points: readonly Point[]) => points.map(([x, y]) => `${x},${y}`).join(' ');
  const gone = way ?? walk?.trail ?? [];
  const here = walk ? standing(walk) : gone.at(-1);
  const open = walk && !walk.end ? doorsOf(building, walk.room.id).map(({ to }) => to) : [];
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${width} ${height}`}
      role={alternative === null ? undefined : 'img'}
      aria-label={alternative ?? undefined}
      aria-hidden={alternative === null ? true : undefined}
    >
      {/* What is inside lies over what is outside, so that its walls are whole. */}
      {[...rooms.filter(isOutside), ...rooms.filter((room) => !isOutside(room))].map((room) => {
        const [left, top, wide, high] = room.box;
        const state = walk?.room.id === room.id ? ' is-here' : open.includes(room.id) ? ' is-next' : '';
        return (
          <g key={room.id} className={`plan-room is-${isOutside(room) ? 'outside' : 'inside'}${state}`}>
            <rect x={left} y={top} width={wide} height={high} />
            <Inside room={room} />
          </g>
        );
      })}
      {doors.map((door) => (
        <Opening key={door.id} building={building} door={door} />
      ))}
      {gone.length > 1 && <polyline className={way ? 'plan-way is-best' : 'plan-way'} points={outline(gone)} />}
      {doors
        .filter(({ id }) => walk?.stopped.has(id))
        .map((door) => (
          <Stop key={door.id} door={door} />
        ))}
      {here && (
        <g transform={`translate(${here[0]} ${here[1]})`}>
          <path className="plan-person" d="M-10 16v-9q0-9 10-9t10 9v9z" />
          <circle className="plan-person" cy="-9" r="7" />
        </g>
      )}
    </svg>
  );
}
