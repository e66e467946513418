/**
 * One programme in a list: its name, and where one stands with it.
 */
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '#core/contract/programme-calls.ts';
import { isCertified } from '#core/programme/standing.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { RowButton } from '../../parts/row-button.tsx';
import { StandingStrip } from './standing-strip.tsx';
import { StandingWord } from './standing-word.tsx';

export function ProgrammeRow({ programme }: { programme: ProgrammeCard }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const navigate = useNavigate();
  const { id, title, summary, state, until } = programme;
  return (
    <RowButton className="programme-card" onPress={() => navigate({ screen: 'programme', programmeId: id })}>
      <span className="programme-card-title" dir="auto">
        {title}
      </span>
      <span className="quiet-line" dir="auto">
        {summary}
      </span>
      <span className="programme-card-standing">
        <StandingWord state={state} />
        {until && (
          <span className="quiet-line">
            {t(isCertified({ state }) ? 'until' : 'wasUntil', { date: formats.date(until) })}
          </span>
        )}
      </span>
      {state !== 'certified' && <StandingStrip {...programme} />}
    </RowButton>
  );
}
