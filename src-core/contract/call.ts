/**
 * How one call between the screen and the main process is declared: what goes in, what comes out.
 */
import type { z } from 'zod';

export type CallDeclaration = { readonly input: z.ZodType; readonly output: z.ZodType };

/** Keeps the literal types of a table of calls. */
export const declareCalls = <T extends Record<string, CallDeclaration>>(calls: T): T => calls;
