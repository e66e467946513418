/**
 * Order on the screen: rows that are pressed one after the other.
 */
import { orderedOf } from '#core/exam/response.ts';
import type { ItemScreen, ItemScreenProps } from '../item-screen.ts';
import { PutInOrder } from '../put-in-order.tsx';

function OrderAnswer({ question, response, onRespond, ...rest }: ItemScreenProps<'order'>) {
  return (
    <PutInOrder
      {...rest}
      options={question.steps}
      ordered={orderedOf(response)}
      onOrder={(ordered) => onRespond({ ordered })}
    />
  );
}

export const order: ItemScreen<'order'> = {
  instruction: () => 'how.order',
  letters: () => 0,
  Answer: OrderAnswer,
};
