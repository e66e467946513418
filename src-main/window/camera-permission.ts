/**
 * The one permission a page can get: the camera, without sound, while the person scans a paper. Otherwise it is denied.
 */
import { systemPreferences } from 'electron';
import { appOrigin } from './security-policy.ts';

let isWanted = false;

/** False where the system itself says no. Whoever turns it off while the system still asks has turned it off. */
export async function wantCamera(on: boolean): Promise<boolean> {
  isWanted = on;
  if (on && process.platform === 'darwin') {
    const isGiven = await systemPreferences.askForMediaAccess('camera');
    isWanted &&= isGiven;
  }
  return isWanted || !on;
}

type Asked = {
  readonly permission: string;
  /** Kinds of media that are asked for; none where that is not known yet. */
  readonly media: readonly string[];
  readonly origin: string;
};

/** Pictures only: a page that wants sound too gets neither. */
export const mayFilm = ({ permission, media, origin }: Asked): boolean =>
  isWanted &&
  permission === 'media' &&
  origin.replace(/\/$/, '') === appOrigin &&
  media.length > 0 &&
  media.every((kind) => kind === 'video');
