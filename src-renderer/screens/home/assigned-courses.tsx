/**
 * What else is asked of the person, the most pressing first; what comes first stands in the card above.
 */
import { useTranslation } from 'react-i18next';
import type { HomeView } from '#core/contract/course-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { Button } from '../../parts/button.tsx';
import { AssignmentLine, AssignmentNote } from './assignment-line.tsx';

type Assigned = HomeView['assigned'][number];

function One({ courseId, title, ...assignment }: Assigned) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  return (
    <li>
      {title === null ? (
        <>
          <strong dir="ltr">{courseId}</strong>
          <p className="quiet-line">{t('assigned.missing')}</p>
        </>
      ) : (
        <Button className="assigned-course" onPress={() => navigate({ screen: 'course', courseId })}>
          {title}
        </Button>
      )}
      <AssignmentLine assignment={assignment} isShort />
      <AssignmentNote note={assignment.note} />
    </li>
  );
}

export function AssignedCourses({ assigned }: { assigned: readonly Assigned[] }) {
  const { t } = useTranslation('home');
  if (assigned.length === 0) return null;
  return (
    <section className="home-assigned" aria-labelledby="assigned-title">
      <h2 id="assigned-title">{t('assigned.title')}</h2>
      <ul>
        {assigned.map((one) => (
          <One key={`${one.courseId} ${one.dueOn}`} {...one} />
        ))}
      </ul>
    </section>
  );
}
