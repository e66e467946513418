/**
 * The way to the certificate, drawn: each requirement a station on a line; where there is a choice, a box that says how many of it are
 * enough.
 */
import { Check, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AskedView } from '#core/contract/programme-calls.ts';
import { leafStateOf } from '#core/programme/way-on.ts';
import { useFormats } from '../../locale/formats.ts';
import { RequirementRow } from './requirement-row.tsx';
import type { WayActs } from './requirement-way.tsx';

type Branch = Extract<AskedView, { kind: 'parts' }>;

/** How many of a group are needed, as a sentence. */
function Rule({ branch: { needed, parts, isMet } }: { branch: Branch }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const which = needed === parts.length ? 'all' : needed === 1 ? 'one' : 'some';
  const facts = { needed: formats.number(needed), total: formats.number(parts.length) };
  return (
    <p className="way-rule">
      {which !== 'all' && <Split aria-hidden="true" />}
      {t(`group.${which}`, facts)}
      {isMet && (
        <span className="way-rule-met">
          <Check aria-hidden="true" />
          {t('group.isMet')}
        </span>
      )}
    </p>
  );
}

type StepProps = { readonly asked: AskedView; readonly isEnough: boolean; readonly acts: WayActs };

function Step({ asked, isEnough, acts }: StepProps) {
  if (asked.kind === 'requirement') {
    return <RequirementRow requirement={asked} state={leafStateOf(asked, isEnough)} acts={acts} />;
  }
  return (
    <li className="way-branch">
      <Rule branch={asked} />
      <Steps branch={asked} isEnough={isEnough || asked.isMet} acts={acts} />
    </li>
  );
}

function Steps({ branch, isEnough, acts }: { branch: Branch; isEnough: boolean; acts: WayActs }) {
  return (
    <ol className="way">
      {branch.parts.map((part, index) => (
        <Step key={part.kind === 'requirement' ? part.id : index} asked={part} isEnough={isEnough} acts={acts} />
      ))}
    </ol>
  );
}

export function Path({ asked, acts }: { asked: AskedView; acts: WayActs }) {
  if (asked.kind === 'requirement') {
    return (
      <ol className="way">
        <Step asked={asked} isEnough={false} acts={acts} />
      </ol>
    );
  }
  return (
    <>
      {asked.parts.length > 1 && <Rule branch={asked} />}
      <Steps branch={asked} isEnough={asked.isMet} acts={acts} />
    </>
  );
}
