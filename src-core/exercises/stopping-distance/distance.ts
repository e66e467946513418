/**
 * How far a car goes until it stands, and how fast it still is when it does not.
 */

export type Conditions = {
  /** Coefficient of friction between tyre and road. */
  readonly grip: number;
  /** Seconds until the foot is on the brake. */
  readonly seconds: number;
  /** How many times the braking distance of the empty car. */
  readonly braking: number;
};

/** Speeds that can be set, in km/h. */
export const speeds = { from: 20, to: 120, step: 5 } as const;

/**
 * In metres, at `speed` km/h: v·t/3.6 while the driver notices, and v²/(254·grip) while the car brakes (uniform
 * deceleration, g = 9.81 m/s²).
 */
export function stoppingDistanceAt(speed: number, { grip, seconds, braking }: Conditions) {
  const thinking = (speed * seconds) / 3.6;
  const brakingMetres = (speed ** 2 / (254 * grip)) * braking;
  return { thinking, braking: brakingMetres, whole: thinking + brakingMetres };
}

/** Speed in km/h at something that stands `metres` ahead; 0 where the car stops before it. */
export function speedOnImpact(speed: number, metres: number, conditions: Conditions): number {
  const { thinking, braking } = stoppingDistanceAt(speed, conditions);
  if (metres <= thinking) return speed;
  const left = 1 - (metres - thinking) / braking;
  return left <= 0 ? 0 : speed * Math.sqrt(left);
}

/** The highest speed that can be set at which the car still stops within `metres`; null where none is low enough. */
export function fastestSafe(metres: number, conditions: Conditions): number | null {
  for (let speed: number = speeds.to; speed >= speeds.from; speed -= speeds.step) {
    if (stoppingDistanceAt(speed, conditions).whole <= metres) return speed;
  }
  return null;
}

/** A speed is well chosen when the car stops, and it is not slower than it needs to be by more than this. */
const needlesslySlow = 20;

/** What a chosen speed is worth: 1, half where it is safe and needlessly slow, 0 where the car does not stop. */
export function worthOf(speed: number, metres: number, conditions: Conditions): 0 | 0.5 | 1 {
  if (speedOnImpact(speed, metres, conditions) > 0) return 0;
  const fastest = fastestSafe(metres, conditions) ?? speed;
  return fastest - speed > needlesslySlow ? 0.5 : 1;
}
