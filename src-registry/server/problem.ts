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
