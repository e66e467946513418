/**
 * The names of the rooms, over the plan of them. Whoever does not see it reads them in the list of doors.
 */
import { sheet } from '#core/exercises/evacuation-route/building.ts';
import { placedAt } from '../parts/over-drawing.tsx';
import type { Case } from './walked-case.ts';

export function PlanNames({ rooms }: Pick<Case, 'rooms'>) {
  return (
    <div className="plan-names" aria-hidden="true">
      {rooms.map(({ id, name, box, looks }) => (
        <span key={id} className={looks === 'corridor' ? 'is-corridor' : ''} style={placedAt(box, sheet)} dir="auto">
          {name}
        </span>
      ))}
    </div>
  );
}
