/**
 * How somebody feels, as water: short steep waves are uneasy, long flat ones calm.
 */
type Props = {
  /** From 0, the most uneasy, to 4. */
  readonly feeling: number;
};

const wide = 160;
const middle = 24;
/** Half a wave, and how high it goes. */
const waves = [
  { half: 8, high: 19 },
  { half: 10, high: 14 },
  { half: 16, high: 10 },
  { half: 20, high: 5 },
  { half: 40, high: 2 },
];

export function Wave({ feeling }: Props) {
  const { half, high } = waves[feeling] ?? { half: wide, high: 0 };
  const rest = Array.from({ length: wide / half - 1 }, () => `t${half} 0`).join('');
  return (
    <svg className={`feeling-wave is-${feeling}`} viewBox={`0 0 ${wide} ${middle * 2}`} aria-hidden="true">
      <path d={`M0 ${middle}q${half / 2} ${-high * 2} ${half} 0${rest}`} />
    </svg>
  );
}
