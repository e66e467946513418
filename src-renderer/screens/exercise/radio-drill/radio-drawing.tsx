/**
 * The radio: at rest, while another station speaks, and with its button pressed, closed for a second and then open.
 */
import { useTranslation } from 'react-i18next';

export type RadioState = 'rest' | 'heard' | 'pressed' | 'open';

const lamps = [69, 83, 97, 111];

export function RadioDrawing({ state }: { readonly state: RadioState }) {
  const { t } = useTranslation('exercise');
  const isHeld = state === 'pressed' || state === 'open';
  return (
    <div className="radio-beside">
      <svg className={`radio-drawing is-mirrored is-${state}`} viewBox="0 0 180 250" aria-hidden="true">
        <path className="radio-part is-deep" d="M116 78V20Q116 14 121 14T126 20V78Z" />
        <path className="radio-wave is-out" d="M138 10Q148 22 138 34M150 2Q166 22 150 42" />
        <path className="radio-wave is-in" d="M104 10Q94 22 104 34M92 2Q76 22 92 42" />
        <rect className="radio-part is-deep" x="62" y="62" width="22" height="20" rx="4" />
        <rect className="radio-button" x={isHeld ? 39 : 31} y="112" width="18" height="50" rx="5" />
        <rect className="radio-part is-body" x="44" y="78" width="92" height="160" rx="16" />
        <rect className="radio-part is-screen" x="56" y="92" width="68" height="30" rx="5" />
        {lamps.map((x) => (
          <circle key={x} className="radio-lamp" cx={x} cy="107" r="4.5" />
        ))}
        <path className="radio-grille" d="M66 140H114M66 150H114M66 160H114M66 170H114" />
        <path
          className="radio-keys"
          d="M66 190H76M85 190H95M104 190H114M66 204H76M85 204H95M104 204H114M66 218H76M85 218H95M104 218H114"
        />
        {isHeld && <path className="radio-thumb" d="M6 128Q14 120 26 126L38 132Q42 137 38 142L24 146Q12 150 6 146" />}
      </svg>
      <p className={`radio-state is-${state}`} role="status">
        {t(`radio.states.${state}`)}
      </p>
    </div>
  );
}
