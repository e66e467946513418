/**
 * What is wrong with a table, row by row.
 */
import { useTranslation } from 'react-i18next';
import type { RosterProblemView } from '#core/contract/batch-calls.ts';

export function RosterProblems({ problems }: { problems: readonly RosterProblemView[] }) {
  const { t } = useTranslation('roster');
  if (problems.length === 0) return null;
  return (
    <ul className="roster-problems">
      {problems.map(({ row, name, code, params }) => {
        const sentence = t(`problem.${code}`, params);
        return (
          <li key={`${row} ${code}`}>
            {row > 0 ? t('row', { row, name: name || '–', sentence }) : t('file', { sentence })}
          </li>
        );
      })}
    </ul>
  );
}
