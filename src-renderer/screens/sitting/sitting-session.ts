/**
 * What happens between a choice on the screen and the word "saved": every answer goes to main one at a time, the newest
 * choice of an item wins, and an item is marked saved only after main said that the answer is on disk.
 */
import type { SittingState, SittingView } from '#core/contract/exam-calls.ts';
import type { Interruption } from '#core/exam/interruptions.ts';
import { isAnswered, type Response } from '#core/exam/response.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { anchorAt, type ClockAnchor } from './exam-clock.ts';

export type SaveMark = 'none' | 'saving' | 'saved' | 'failed';

export type SittingSnapshot = {
  readonly position: number;
  /** What is on the screen: saved or not. */
  readonly responses: readonly Response[];
  readonly flagged: readonly boolean[];
  readonly marks: readonly SaveMark[];
  /** Why the last answer that failed could not be kept; null once all are kept. */
  readonly failure: Failure | null;
  readonly flagFailed: boolean;
  readonly anchor: ClockAnchor;
  readonly decided: boolean;
  /** Null where no pauses were allowed. */
  readonly pause: SittingState['pause'];
  readonly pauseFailure: Failure | null;
  /** What main recorded besides the answers. */
  readonly interruptions: readonly Interruption[];
};

/** The calls a session needs, without the attempt's id. */
export type SittingDesk = {
  readonly answer: (position: number, response: Response) => Promise<Result<SittingState>>;
  readonly flag: (position: number, flagged: boolean) => Promise<Result<SittingState>>;
  readonly visit: (position: number) => Promise<Result<SittingState>>;
  readonly pause: (on: boolean) => Promise<Result<SittingState>>;
  readonly state: () => Promise<Result<SittingState>>;
};

const replaced = <T>(list: readonly T[], position: number, value: T): T[] =>
  list.map((old, index) => (index === position ? value : old));

export class SittingSession {
  readonly #desk: SittingDesk;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, Response>();
  readonly #failed = new Set<number>();
  #sending: Promise<void> | null = null;
  #snapshot: SittingSnapshot;

  constructor(view: SittingView, desk: SittingDesk) {
    this.#desk = desk;
    const { state } = view;
    this.#snapshot = {
      position: Math.min(state.position, Math.max(0, view.items.length - 1)),
      responses: state.responses,
      flagged: state.flagged,
      marks: state.responses.map((response) => (isAnswered(response) ? 'saved' : 'none')),
      failure: null,
      flagFailed: false,
      anchor: anchorAt(state),
      decided: state.phase === 'decided',
      pause: state.pause,
      pauseFailure: null,
      interruptions: state.interruptions,
    };
  }

  readonly snapshot = (): SittingSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(part: Partial<SittingSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }

  #mark(position: number, mark: SaveMark): void {
    this.#change({ marks: replaced(this.#snapshot.marks, position, mark) });
  }

  /** Takes the true time, and the end, from what main answers. */
  #absorb(reply: Result<SittingState>): void {
    if (reply.ok) {
      const { phase, interruptions, pause } = reply.value;
      this.#change({ anchor: anchorAt(reply.value), decided: phase === 'decided', interruptions, pause });
    } else if (reply.failure.code === 'attempt-closed') this.#change({ decided: true });
  }

  async go(position: number): Promise<void> {
    if (position < 0 || position >= this.#snapshot.responses.length) return;
    this.#change({ position, flagFailed: false });
    this.#absorb(await this.#desk.visit(position));
  }

  answer(position: number, response: Response): void {
    this.#change({ responses: replaced(this.#snapshot.responses, position, response) });
    this.#enqueue(position);
  }

  /** Tries again every answer that could not be kept. */
  retry(): void {
    for (const position of [...this.#failed]) this.#enqueue(position);
  }

  #enqueue(position: number): void {
    const response = this.#snapshot.responses[position];
    if (!response) return;
    this.#failed.delete(position);
    this.#waiting.set(position, response);
    this.#mark(position, 'saving');
    this.#sending ??= this.#send();
  }

  async #send(): Promise<void> {
    for (;;) {
      const [first] = this.#waiting;
      if (!first) {
        this.#sending = null;
        return;
      }
      const [position, response] = first;
      this.#waiting.delete(position);
      const reply = await this.#desk.answer(position, response);
      this.#absorb(reply);
      if (this.#waiting.has(position)) continue;
      if (reply.ok) {
        this.#mark(position, 'saved');
        if (this.#failed.size > 0) this.retry();
        else this.#change({ failure: null });
      } else {
        this.#failed.add(position);
        this.#mark(position, 'failed');
        this.#change({ failure: reply.failure });
      }
    }
  }

  /** Resolves when nothing is on its way; true when every answer on the screen is kept. */
  async settled(): Promise<boolean> {
    while (this.#sending) await this.#sending;
    return this.#failed.size === 0;
  }

  async flag(position: number, flagged: boolean): Promise<void> {
    const before = this.#snapshot.flagged[position] ?? false;
    this.#change({ flagged: replaced(this.#snapshot.flagged, position, flagged), flagFailed: false });
    const reply = await this.#desk.flag(position, flagged);
    this.#absorb(reply);
    if (!reply.ok) this.#change({ flagged: replaced(this.#snapshot.flagged, position, before), flagFailed: true });
  }

  /** Stops the clock once everything on the screen is kept, or lets it run again. */
  async pause(on: boolean): Promise<void> {
    if (on) await this.settled();
    const reply = await this.#desk.pause(on);
    this.#absorb(reply);
    this.#change({ pauseFailure: reply.ok ? null : reply.failure });
  }

  async sync(): Promise<void> {
    this.#absorb(await this.#desk.state());
  }

  /** Main said that the attempt is over. */
  end(): void {
    this.#change({ decided: true });
  }
}
