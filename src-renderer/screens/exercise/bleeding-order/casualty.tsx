/**
 * Who lies there, what is dangerous, and what was done already. The stain on the ground grows with what is lost.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';

type Case = ViewOf<'bleeding-order'>['cases'][number];
export type Layer = NonNullable<Case['steps'][number]['draws']>;

type Props = {
  readonly wound: Case['wound'];
  readonly danger: Case['danger'];
  readonly alt: string;
  readonly lost: number;
  readonly layers: readonly Layer[];
};

const woundAt = { thigh: 440, armpit: 212 } as const;
const strapAt = 388;

/** A limb: its outline under its colour, so that joints have no line. */
function Limb({ d, width, colour }: { readonly d: string; readonly width: number; readonly colour: string }) {
  return (
    <>
      <path className="limb is-ink" strokeWidth={width + 6} d={d} />
      <path className={`limb ${colour}`} strokeWidth={width} d={d} />
    </>
  );
}

function Danger({ danger, isSafe }: { readonly danger: Case['danger']; readonly isSafe: boolean }) {
  if (danger === 'machine') {
    return (
      <g>
        <path className="edge is-deep" d="M596 206h62q14 0 14 14v6q0 14-14 14h-62z" />
        <circle className="edge is-plain" cx="590" cy="224" r="22" />
        <circle className="dot" cx="590" cy="224" r="4" />
        {isSafe ? (
          <path className="fine" d="M672 224q22 0 26 20" />
        ) : (
          <>
            <path className="fine" d="M672 224q30-10 60 4" />
            <path className="warn" d="M560 208q8-18 26-20M620 204q-4-10-12-14M556 240q-6-10-4-20" />
          </>
        )}
      </g>
    );
  }
  return (
    <g>
      <path className="edge is-deep" d="M626 238v-44l22-42h64v86z" />
      <path className="edge is-plain" d="M652 162h60v30h-76z" />
      <circle className={`edge ${isSafe ? 'is-lit' : 'is-plain'}`} cx="640" cy="212" r="8" />
      {isSafe ? (
        <path className="edge is-sign" d="M574 240l24-42 24 42z" />
      ) : (
        <path className="warn" d="M614 200l-34-10M614 212h-40M614 224l-34 10" />
      )}
    </g>
  );
}

export function Casualty({ wound, danger, alt, lost, layers }: Props) {
  const has = (layer: Layer) => layers.includes(layer);
  const x = woundAt[wound];
  const isPressing = (has('pressed') || has('packed')) && !has('strap') && !has('warm');
  const isStrapping = has('strap') && !has('timed');
  // Where the hands are: at the wound, at the strap, or on the casualty while one talks.
  const hand = isPressing ? [x, 192] : isStrapping ? [strapAt, 184] : [x + 50, 184];
  const glove = has('gloved') || has('pressed') ? 'is-glove' : 'is-skin-b';
  const stain = Math.min(1, lost);
  return (
    <svg className="casualty" viewBox="0 0 720 290" role="img" aria-label={alt}>
      <path className="ground" d="M8 240h704v22q-20 20-60 20H68q-40 0-60-20z" />
      <path className="line" d="M8 240h704" />
      <ellipse className="blood" cx={x + 10} cy="254" rx={20 + 120 * stain} ry={5 + 12 * stain} />
      {has('safe') && (
        <g>
          <Limb d={`M${x + 4} 96L${x - 6} 168`} width={56} colour="is-cloth-b" />
          <circle className="edge is-skin-b" cx={x + 6} cy="44" r="25" />
          <path className="hair" d={`M${x - 18} 40q2-24 26-24t24 24q-24-14-50 0z`} />
        </g>
      )}
      <Limb d="M330 204L592 206" width={30} colour="is-trousers" />
      <Limb d="M176 206L326 210" width={58} colour="is-cloth-a" />
      <circle className="edge is-skin-a" cx="116" cy="200" r="30" />
      <path className="hair" d="M88 190q-6 26 8 38-22-4-22-30t24-30q14 0 20 6-20 0-30 16z" />
      <Limb d="M330 220L470 218L596 228" width={34} colour="is-trousers" />
      <path className="edge is-deep" d="M590 208q20-18 24-14 6 24 0 52-16 4-26-2z" />
      {wound === 'armpit' ? (
        <Limb d="M196 194L140 152L84 138" width={17} colour="is-skin-a" />
      ) : (
        <Limb d="M196 212L262 236L314 234" width={17} colour="is-skin-a" />
      )}
      <circle className="blood" cx={x} cy="212" r="11" />
      {has('packed') && (
        <path className="edge is-plain" d={`M${x - 20} 204q10-12 20-2t20-2q4 20-8 24t-26 0q-10-8-6-20z`} />
      )}
      {has('pressed') && !has('packed') && (
        <rect className="edge is-plain" x={x - 19} y="198" width="38" height="27" rx="5" />
      )}
      {has('strap') && (
        <g>
          <rect className="edge is-deep" x={strapAt - 12} y="196" width="24" height="46" rx="4" />
          <path className={has('tight') ? 'rod' : 'rod is-loose'} d={`M${strapAt - 26} 206L${strapAt + 26} 226`} />
          {has('tight') && <rect className="edge is-glove" x={strapAt - 8} y="208" width="16" height="16" rx="3" />}
        </g>
      )}
      {has('timed') && (
        <g>
          <path className="fine" d={`M${strapAt} 190V150`} />
          <circle className="edge is-plain" cx={strapAt} cy="124" r="26" />
          <path className="line" d={`M${strapAt} 108V124L${strapAt + 12} 132`} />
        </g>
      )}
      {has('warm') && (
        <path
          className="edge is-blanket"
          d={
            wound === 'thigh'
              ? 'M150 180q100-22 214-6 6 36 0 66-110 14-214 0-10-30 0-60z'
              : 'M250 180q160-20 318 2 6 34 0 60-160 14-318 0-8-30 0-62z'
          }
        />
      )}
      {has('safe') && (
        <g>
          <Limb
            d={`M${x - 18} 104L${(hand[0] ?? 0) - 34} 148L${(hand[0] ?? 0) - 6} ${hand[1]}`}
            width={17}
            colour="is-cloth-b"
          />
          <Limb
            d={`M${x + 26} 104L${(hand[0] ?? 0) + 36} 148L${(hand[0] ?? 0) + 8} ${hand[1]}`}
            width={17}
            colour="is-cloth-b"
          />
          <circle className={`edge ${glove}`} cx={(hand[0] ?? 0) - 6} cy={hand[1]} r="12" />
          <circle className={`edge ${glove}`} cx={(hand[0] ?? 0) + 9} cy={hand[1]} r="12" />
        </g>
      )}
      <Danger danger={danger} isSafe={has('safe')} />
    </svg>
  );
}
