/**
 * The picture of one scene. What is in it is said by its places, one by one.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';
import { sheet } from '#core/exercises/spot-hazards/marks.ts';

type Props = { readonly exerciseId: string; readonly scene: ViewOf<'spot-hazards'>['scenes'][number] };

export function Picture({ exerciseId, scene: { picture, alternative } }: Props) {
  const [width, height] = sheet;
  return (
    <img
      className="spot-picture"
      src={`app://fieldpass/exercises/${exerciseId}/pictures/${picture}`}
      alt={alternative}
      width={width}
      height={height}
    />
  );
}
