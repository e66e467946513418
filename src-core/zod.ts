/**
 * zod, told before the first schema is made never to compile code: the page's policy forbids it.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
