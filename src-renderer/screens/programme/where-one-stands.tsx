/**
 * Where one stands, first of all in one sentence.
 */
import { Award, BookOpenCheck, CircleOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#core/contract/programme-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { StandingStrip } from '../programmes/standing-strip.tsx';
import { StandingWord } from '../programmes/standing-word.tsx';

export function WhereOneStands({ view }: { view: ProgrammeView }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const navigate = useNavigate();
  const { id, state, met, needed, until, windows, certificate, hasLogbook, takenUpAt, signed } = view;
  const fallen = signed.filter(({ withdrawn }) => withdrawn !== null).length;
  const day = (instant: string | null | undefined) => (instant ? formats.date(instant) : '');
  return (
    <div className="programme-where">
      <StandingWord state={state} />
      <p className="programme-sentence">
        {t(`where.${state}`, {
          met: formats.number(met),
          count: needed,
          until: day(until),
          grace: day(windows?.graceUntil),
          reinstate: day(windows?.reinstateUntil),
        })}
      </p>
      {fallen > 0 && (
        <p className="programme-fallen">
          <CircleOff aria-hidden="true" />
          <span>{t('fallen', { count: fallen })}</span>
        </p>
      )}
      {state !== 'certified' && <StandingStrip {...view} />}
      {(certificate || (hasLogbook && takenUpAt)) && (
        <p className="programme-ways">
          {certificate && (
            <ActionButton onPress={() => navigate({ screen: 'certificate', number: certificate })}>
              <Award aria-hidden="true" />
              {t('certificate')}
            </ActionButton>
          )}
          {hasLogbook && takenUpAt && (
            <ActionButton onPress={() => navigate({ screen: 'logbook', programmeId: id })}>
              <BookOpenCheck aria-hidden="true" />
              {t('toLogbook')}
            </ActionButton>
          )}
        </p>
      )}
    </div>
  );
}
