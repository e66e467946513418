/**
 * What happened, along a line of time.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';
import { useFormats } from '../../../locale/formats.ts';

type Props = { readonly timeline: ViewOf<'incident-report'>['timeline'] };

export function Timeline({ timeline }: Props) {
  const formats = useFormats();
  return (
    <ol className="report-timeline">
      {timeline.map(({ id, time, text }) => (
        <li key={id}>
          <time dateTime={time}>{formats.timeOfDay(time)}</time>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
