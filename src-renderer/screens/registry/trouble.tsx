/**
 * What went wrong with a registry. Having no network is no alarm here: it looks quieter than what needs a person.
 */
import type { Failure } from '#core/result/failure.ts';
import { FailureState } from '../../parts/failure-state.tsx';
import { passesByItself } from './passes-by-itself.ts';

export function Trouble({ failure }: { failure: Failure }) {
  return (
    <div className={passesByItself(failure) ? 'registry-trouble is-passing' : 'registry-trouble'}>
      <FailureState failure={failure} />
    </div>
  );
}
