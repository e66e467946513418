/**
 * The convoy on its road, in the order that was chosen, the first one ahead. Who was lost from sight is only an outline.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';
import { VehicleShape } from './vehicle.tsx';

type Exercise = ViewOf<'convoy'>;
type Scenery = Exercise['stages'][number]['scenery'];
type Props = {
  readonly scenery: Scenery;
  readonly vehicles: readonly Exercise['vehicles'][number][];
  readonly lost: readonly string[];
  readonly alt: string;
};

const ground = 184;
const step = 126;

function Around({ scenery }: { readonly scenery: Scenery }) {
  switch (scenery) {
    case 'gate':
      return (
        <g>
          <path className="convoy-far" d="M0 96H180V166H0ZM20 96V72H120V96" />
          <path className="convoy-near" d="M180 166V70M180 84H264M180 116H264M264 166V70M208 84V166M236 84V166" />
          <path className="convoy-far" d="M560 166V60M560 60H612L600 74L612 88H560" />
        </g>
      );
    case 'village':
      return (
        <path
          className="convoy-far"
          d="M40 166V104L86 74L132 104V166ZM76 166V132H98V166M520 166V96L572 64L624 96V166ZM560 120H584V142H560Z"
        />
      );
    case 'ridge':
      return (
        <g>
          <path className="convoy-far" d="M0 160Q120 60 260 110T520 84T720 140V166H0Z" />
          <path
            className="convoy-near"
            d="M560 88V30M548 88L560 44L572 88M546 36Q552 24 560 30Q568 24 574 36M536 28Q548 8 560 18Q572 8 584 28"
          />
        </g>
      );
    case 'stop':
      return (
        <g>
          <path className="convoy-far" d="M0 150Q200 110 380 140T720 120V166H0Z" />
          <path
            className="convoy-near"
            d="M96 166V116M78 166V128Q60 128 60 112M96 116Q72 116 72 92Q72 70 96 70T120 92Q120 116 96 116"
          />
          <path className="convoy-warn" d="M664 166L684 128L704 166Z" />
        </g>
      );
    case 'block':
      return <path className="convoy-far" d="M0 130Q160 96 320 128T720 96V166H0Z" />;
  }
}

function Cow({ x }: { readonly x: number }) {
  return (
    <g className="convoy-cow" transform={`translate(${x} 210)`}>
      <path d="M4 0V-16M12 0V-14M38 0V-14M46 0V-16" />
      <path d="M0 -14Q-2 -30 10 -31H38Q48 -32 52 -40L64 -38L66 -28L54 -24Q52 -14 44 -13H8Q2 -12 0 -14ZM53 -40L50 -46M58 -39L60 -46" />
      <path d="M0 -26Q-8 -20 -6 -8" />
    </g>
  );
}

/** What is on the road itself, before the vehicles. */
function OnTheRoad({ scenery }: { readonly scenery: Scenery }) {
  if (scenery === 'village')
    return (
      <>
        <Cow x={258} />
        <Cow x={372} />
      </>
    );
  if (scenery !== 'block') return null;
  return (
    <g>
      <path className="convoy-trunk" d="M650 206L704 158" />
      <path className="convoy-warn" d="M668 190L664 168M684 176L710 180M694 167L690 146" />
    </g>
  );
}

export function RoadDrawing({ scenery, vehicles, lost, alt }: Props) {
  return (
    <svg className="convoy-road is-mirrored" viewBox="0 0 720 216" role="img" aria-label={alt}>
      <Around scenery={scenery} />
      <path className="convoy-ground" d="M0 166H720V216H0Z" />
      <path className="convoy-stripe" d={`M0 ${ground + 20}H720`} />
      {vehicles.map(({ id, shape }, place) => (
        <g key={id} transform={`translate(${540 - place * step} ${ground})`}>
          <VehicleShape shape={shape} isLost={lost.includes(id)} />
        </g>
      ))}
      <OnTheRoad scenery={scenery} />
    </svg>
  );
}
