/**
 * Where lists lie: shipped with the program, and brought in on this computer.
 */
import { join } from 'node:path';
import type { TrustFolders } from '#store/trust/bring-lists.ts';
import type { Desk } from '../desk.ts';

export const trustFolders = ({ content, dataFolder }: Desk): TrustFolders => ({
  shipped: join(content.shipped, 'trust'),
  own: join(dataFolder, 'trust'),
});
