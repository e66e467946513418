/**
 * Where lists lie: shipped with the program, and brought in on this computer.
 */
import { join } from 'node:path';
import type { TrustFolders } from '#store/trust/bring-lists.ts';
import type { Desk } from '../desk.ts';

export const trustFolders = ({ contentFolder, dataFolder }: Desk): TrustFolders => ({
  shipped: join(contentFolder, 'trust'),
  own: join(dataFolder, 'trust'),
});
