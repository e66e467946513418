/**
 * What somebody has shown, by area: on the screen and on paper alike.
 */
import { useTranslation } from 'react-i18next';
import type { ShownView, TranscriptView } from '#core/contract/pathway-calls.ts';
import { useFormats } from '../../locale/formats.ts';

function Validity({ shown: { until, isCounted } }: { readonly shown: ShownView }) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  if (until === null) return null;
  const date = formats.date(until);
  return (
    <span className={isCounted ? 'quiet-line' : 'transcript-ran-out'}>
      {t(isCounted ? 'transcript.until' : 'transcript.ranOut', { date })}
    </span>
  );
}

export function TranscriptGroups({ groups }: Pick<TranscriptView, 'groups'>) {
  const { t } = useTranslation('pathway');
  const formats = useFormats();
  return groups.map(({ domain, title, competencies }) => (
    <section key={domain} className="transcript-group" aria-labelledby={`transcript-${domain}`}>
      <h2 id={`transcript-${domain}`} dir="auto">
        {title || t('transcript.noMore')}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('transcript.column.competency')}</th>
            <th scope="col">{t('transcript.column.how')}</th>
            <th scope="col">{t('transcript.column.when')}</th>
            <th scope="col">{t('transcript.column.number')}</th>
          </tr>
        </thead>
        {competencies.map((competency) => (
          <tbody key={competency.id}>
            {competency.shown.map((shown, index) => (
              <tr key={`${shown.kind} ${shown.at} ${shown.of} ${shown.number}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={competency.shown.length} dir="auto">
                    {competency.title}
                  </th>
                )}
                <td dir="auto">{t(`transcript.how.${shown.kind}`, { of: shown.of })}</td>
                <td>
                  {formats.date(shown.at)}
                  <Validity shown={shown} />
                </td>
                <td className="transcript-number">
                  {shown.number === null ? '–' : <bdi dir="ltr">{shown.number}</bdi>}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  ));
}
