/**
 * Calls about the printer itself.
 */
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { language } from './values.ts';

export const printerCalls = declareCalls({
  /**
   * A sheet to try the printer with, by the way that the papers will take: the system's print dialog, or the system's PDF
   * viewer, from where files of many papers are printed.
   */
  'printer.test': {
    input: z.strictObject({ language, size: z.enum(['A4', 'Letter']), by: z.enum(['dialog', 'viewer']) }),
    output: z.strictObject({ outcome: z.enum(['printed', 'cancelled', 'opened']) }),
  },
});
