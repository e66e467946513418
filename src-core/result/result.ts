/**
 * Expected failures are values. An exception means a bug.
 */
import type { Failure } from './failure.ts';

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failed<F = Failure> = { readonly ok: false; readonly failure: F };
export type Result<T, F = Failure> = Ok<T> | Failed<F>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const failed = <F = Failure>(failure: F): Failed<F> => ({ ok: false, failure });

/** For the end of a switch over a closed union: a new member that is not handled does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
