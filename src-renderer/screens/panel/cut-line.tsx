/**
 * The cuts of the judges on one line from 0 to 100, with what they say together, its error, and the mark in force.
 */
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelView } from '#core/contract/panel-calls.ts';
import { useFormats } from '../../locale/formats.ts';

type Props = {
  judges: NonNullable<PanelView['panel']>['judges'];
  cut: number;
  standardError: number | null;
  passPercent: number;
};

/** The line shows where cuts lie: from here on, in per cent. */
const lowest = 40;
const at = (percent: number) => `${Math.max(0, (100 * (percent - lowest)) / (100 - lowest))}%`;

export function CutLine({ judges, cut, standardError, passPercent }: Props) {
  const { t } = useTranslation('panel');
  const formats = useFormats();
  const error = standardError ?? 0;
  const band = { '--from': at(cut - error), '--to': at(Math.min(100, cut + error)) } as CSSProperties;
  const all = judges.flatMap((judge) => (judge.cut === null ? [] : [{ ...judge, cut: judge.cut }]));
  const told = all.map(({ name, cut: own }) => t('dot', { name, cut: formats.percent(own) }));
  return (
    <figure className="cut-line" aria-label={t('lineLabel', { list: formats.list(told) })}>
      <div className="cut-line-track" style={band} aria-hidden="true">
        <span className="cut-line-band" />
        {all.map(({ id, cut: own }) => (
          <span key={id} className="cut-line-dot" style={{ insetInlineStart: at(own) }} />
        ))}
        <span className="cut-line-mean" style={{ insetInlineStart: at(cut) }} />
        <span className="cut-line-pass" style={{ insetInlineStart: at(passPercent) }} />
      </div>
      <div className="cut-line-scale" aria-hidden="true">
        {[40, 50, 60, 70, 80, 90, 100].map((percent) => (
          <span key={percent}>{formats.number(percent)}</span>
        ))}
      </div>
      <figcaption className="cut-line-legend">
        <span>
          <span className="cut-line-key is-dot" aria-hidden="true" /> {t('legendJudge')}
        </span>
        <span>
          <span className="cut-line-key is-mean" aria-hidden="true" /> {t('legendMean')}
        </span>
        <span>
          <span className="cut-line-key is-pass" aria-hidden="true" /> {t('legendPass')}
        </span>
      </figcaption>
    </figure>
  );
}
