/**
 * Every answer that is no success: `{"error": code, "detail": a sentence for whoever looks at it}`.
 */

/** Thrown by a route; the server makes the answer of it. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, detail: string, retryAfter?: number) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Who asks again before `waitMs` are over is refused again. */
export const tooMany = (waitMs: number, detail = 'too many requests'): Problem =>
  new Problem(429, 'too-many', detail, Math.max(1, Math.ceil(waitMs / 1000)));

/** It is not the asker's fault; later it will go. */
export const busy = (detail: string): Problem => new Problem(503, 'busy', detail, 5);
