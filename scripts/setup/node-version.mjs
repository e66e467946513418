/** The oldest Node that Fieldpass is built and tested with. */
import { SetupProblem } from './say.mjs';

const oldest = [20, 19];

export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (isEnough) return;
  throw new SetupProblem(
    `Fieldpass needs Node ${oldest.join('.')} or newer; this is Node ${version}. Install it, then run this again.`,
  );
}
