/**
 * The names of the rooms, over the plan of them. Whoever does not see it reads them in the list of doors.
 */
import { sheet } from '#core/exercises/evacuation-route/building.ts';
import { placedAt } from '../parts/over-drawing.tsx';
import type { Case } from './walked-case.ts';

type Props = Pick<Case, 'rooms'> & {
  /** The room one is in: its name is the title. */
  readonly here?: string;
};

export function PlanNames({ rooms, here }: Props) {
  return (
    <div className="plan-names" aria-hidden="true">
      {rooms
        .filter(({ id }) => id !== here)
        .map(({ id, name, box, looks }) => (
          <span key={id} className={looks === 'corridor' ? 'is-corridor' : ''} style={placedAt(box, sheet)} dir="auto">
            {name}
          </span>
        ))}
    </div>
  );
}
