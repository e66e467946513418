/**
 * What to do about one requirement: a sentence, and one button.
 */
import { ArrowRight, BookOpenCheck, FileSignature, QrCode } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequirementView, RequirementWay as Way } from '#core/contract/programme-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { Asking } from './ask-dialog.tsx';

export type Declaration = Extract<Way, { kind: 'document' }> & { readonly text: string; readonly digest: string };

/** What the screen does about requirements. Null: the programme was not taken up, and nobody can be asked yet. */
export type WayActs = {
  readonly programmeId: string;
  readonly isTakenUp: boolean;
  /** Ids of the programmes that are here. */
  readonly programmes: readonly string[];
  readonly onAsk: (asking: Asking) => void;
  readonly onDeclare: (declaration: Declaration) => void;
};

type Props = { readonly requirement: RequirementView; readonly acts: WayActs; readonly isMain?: boolean };

export function RequirementWay({ requirement: { way, title }, acts, isMain = false }: Props) {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  const kind = isMain ? 'main' : 'plain';
  const button = (mark: ReactNode, words: string, onPress: () => void) => (
    <ActionButton kind={kind} aria-label={t('about', { what: words, title })} onPress={onPress}>
      {mark}
      {words}
    </ActionButton>
  );
  const go = <ArrowRight className="is-mirrored" aria-hidden="true" />;
  const code = <QrCode aria-hidden="true" />;
  const ask = (words: string, about: Asking['about']) =>
    acts.isTakenUp && button(code, words, () => acts.onAsk({ title, about }));
  switch (way.kind) {
    case 'course':
    case 'exam': {
      const courseId = way.course.id;
      const screen = way.kind === 'course' ? 'course' : 'exam-intro';
      return (
        <>
          <p>{t(`way.${way.kind}`)}</p>
          {way.isHere ? (
            button(go, t(`way.${way.kind}Button`), () => navigate({ screen, courseId }))
          ) : (
            <p>{t('way.courseMissing')}</p>
          )}
        </>
      );
    }
    case 'practical':
      return (
        <>
          <Station {...way} />
          {ask(t('way.practicalButton'), { kind: 'practical', station: way.station.id })}
        </>
      );
    case 'hours':
    case 'count':
      return (
        <>
          <Logged way={way} />
          {acts.isTakenUp &&
            button(<BookOpenCheck aria-hidden="true" />, t('way.logbookButton'), () =>
              navigate({ screen: 'logbook', programmeId: acts.programmeId }),
            )}
        </>
      );
    case 'recommendation':
      return (
        <>
          <p>{t('way.recommendation', { role: way.role.title })}</p>
          {ask(t('way.recommendationButton'), { kind: 'recommendation', by: way.role.id })}
        </>
      );
    case 'document': {
      const { text, digest } = way;
      if (text === null || digest === null) {
        return (
          <>
            <p>{t('way.document')}</p>
            {ask(t('way.documentButton'), { kind: 'document', document: way.document.id })}
          </>
        );
      }
      return (
        <>
          <p>{t('way.declaration')}</p>
          {acts.isTakenUp &&
            button(<FileSignature aria-hidden="true" />, t('way.declarationButton'), () =>
              acts.onDeclare({ ...way, text, digest }),
            )}
        </>
      );
    }
    case 'credential': {
      const { id } = way.credential;
      const isProgramme = acts.programmes.includes(id);
      return (
        <>
          <p>{t('way.credential', { title: way.credential.title })}</p>
          {isProgramme &&
            button(go, t('way.credentialProgramme'), () => navigate({ screen: 'programme', programmeId: id }))}
          {!isProgramme &&
            way.isHere &&
            button(go, t('way.credentialCourse'), () => navigate({ screen: 'course', courseId: id }))}
          {!isProgramme && !way.isHere && <p>{t('way.credentialMissing')}</p>}
        </>
      );
    }
  }
}

function Station({ station, assessors }: Extract<Way, { kind: 'practical' }>) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  return (
    <>
      <p>{t('way.practical', { count: assessors, time: formats.minutes(station.minutes) })}</p>
      <dl className="way-station">
        <dt>{t('way.task')}</dt>
        <dd dir="auto">{station.task}</dd>
      </dl>
    </>
  );
}

function Logged({ way }: { way: Extract<Way, { kind: 'hours' | 'count' }> }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  return (
    <>
      <p>
        {t('way.hours')} {way.isSupervised && t('way.supervised')}
      </p>
      {way.waiting > 0 && (
        <p className="way-waiting">
          {way.kind === 'hours'
            ? t('way.waitingHours', { time: formats.duration(way.waiting) })
            : t('way.waitingCount', { count: way.waiting })}
        </p>
      )}
    </>
  );
}
