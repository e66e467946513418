/**
 * The plan: what to do, in order, with the time it takes and where to begin.
 */
import { ArrowRight, BookOpen, Eye, type LucideIcon, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanStepView } from '#core/contract/pathway-calls.ts';
import { languages } from '#core/locale/languages.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';

const icons: Readonly<Record<PlanStepView['kind'], LucideIcon>> = { study: BookOpen, exam: PenLine, station: Eye };

function useSentence() {
  const { t } = useTranslation('pathway');
  return (step: PlanStepView): string => {
    if (step.kind === 'station') return t('step.station', { station: step.station.title });
    const { course } = step;
    if (step.kind === 'exam') return t('step.exam', { course });
    return t(step.isWhole ? 'step.study' : 'step.studyRest', { count: step.lessons, course });
  };
}

/** Only the first step is the one to press now: the others wait for it. */
function Step({ step, isFirst }: { readonly step: PlanStepView; readonly isFirst: boolean }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  const navigate = useNavigate();
  const { settings } = useSession();
  const sentence = useSentence();
  const Icon = icons[step.kind];
  const own = languages.find(({ code }) => code === step.language)?.name ?? step.language;
  return (
    <li className="plan-step">
      <Icon aria-hidden="true" />
      <div className="plan-step-words">
        <span className="plan-step-title" dir="auto">
          {sentence(step)}
        </span>
        {step.kind === 'station' && (
          <span className="quiet-line">{t('step.stationOf', { programme: step.station.programme })}</span>
        )}
        <span className="plan-step-facts">
          <span>{formats.duration(step.minutes)}</span>
          <span>{t('step.closes', { count: step.closes.length })}</span>
          {step.language !== settings.language && <span>{t('step.inLanguage', { language: own })}</span>}
        </span>
      </div>
      {step.kind === 'station' && (
        <ActionButton
          kind={isFirst ? 'main' : 'plain'}
          aria-label={t('step.openProgrammeOf', { programme: step.station.programme })}
          onPress={() => navigate({ screen: 'programme', programmeId: step.station.programmeId })}
        >
          {t('step.openProgramme')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      )}
      {step.kind === 'study' && (
        <ActionButton
          kind={isFirst ? 'main' : 'plain'}
          aria-label={t('step.openCourseOf', { course: step.course })}
          onPress={() => navigate({ screen: 'course', courseId: step.courseId })}
        >
          {t('step.openCourse')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      )}
      {step.kind === 'exam' && (
        <ActionButton
          kind={isFirst ? 'main' : 'plain'}
          aria-label={t('step.openExamOf', { course: step.course })}
          onPress={() => navigate({ screen: 'exam-intro', courseId: step.courseId })}
        >
          {t('step.openExam')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      )}
    </li>
  );
}

const keyOf = (step: PlanStepView) => `${step.kind} ${step.kind === 'station' ? step.station.id : step.courseId}`;

export function PlanSteps({ steps }: { readonly steps: readonly PlanStepView[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="plan-steps">
      {steps.map((step, index) => (
        <Step key={keyOf(step)} step={step} isFirst={index === 0} />
      ))}
    </ol>
  );
}
