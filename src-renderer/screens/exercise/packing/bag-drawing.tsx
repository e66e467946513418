/**
 * The bag, which fills as it is packed: the line across it is what can be carried.
 */
type Props = {
  /** What is in it, of what it takes; 1 is full. */
  readonly share: number;
};

/** Where in the drawing the bag is empty, and where full. */
const bottom = 186;
const full = 76;

export function BagDrawing({ share }: Props) {
  const height = Math.min(1.25, share) * (bottom - full);
  return (
    <svg className={`bag-drawing${share > 1 ? ' is-heavy' : ''}`} viewBox="0 0 160 200" aria-hidden="true">
      <path className="bag-line" d="M56 42V30Q56 12 80 12T104 30V42" />
      <path className="bag-body" d="M28 70Q28 40 58 40H102Q132 40 132 70V172Q132 188 116 188H44Q28 188 28 172Z" />
      <clipPath id="bag-inside">
        <path d="M28 70Q28 40 58 40H102Q132 40 132 70V172Q132 188 116 188H44Q28 188 28 172Z" />
      </clipPath>
      <rect
        className="bag-filling"
        x="28"
        y={bottom - height}
        width="104"
        height={height + 4}
        clipPath="url(#bag-inside)"
      />
      <path className="bag-limit" d={`M28 ${full}H132`} />
      <path className="bag-line" d="M28 70Q28 40 58 40H102Q132 40 132 70V172Q132 188 116 188H44Q28 188 28 172Z" />
      <path className="bag-line" d="M46 118H114V156Q114 164 106 164H54Q46 164 46 156ZM72 118V130H88V118" />
      <path className="bag-line" d="M28 92H18V150H28M132 92H142V150H132" />
    </svg>
  );
}
