/**
 * An xAPI statement once it is made: its id and its bytes, which never change again.
 */
import { z } from '../zod.ts';

export const statementId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

export type FrozenStatement = {
  readonly id: string;
  /** As it is kept and sent. */
  readonly json: string;
};

/** The id of a statement as `statementsOf` writes it; null for what is none. */
export function idIn(json: string): string | null {
  try {
    const found = z.looseObject({ id: statementId }).safeParse(JSON.parse(json));
    return found.success ? found.data.id : null;
  } catch {
    return null;
  }
}
