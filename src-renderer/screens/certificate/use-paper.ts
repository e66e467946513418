/**
 * Keeps a canvas showing the certificate at the width of its frame: opens the PDF once, draws again when the width
 * changes, lets everything go when the canvas leaves the screen.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { drawPaper, openPaper, type Paper } from './pdf-engine.ts';

export type PaperState = 'loading' | 'shown' | 'failed';

/** Papers are opened one after the other, so that a full shelf does not stop the screen. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const own = turn.then(work, work);
  turn = own.catch(() => undefined);
  return own;
}

export function usePaper(
  number: string,
  frame: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
): { state: PaperState; again: () => void } {
  const [state, setState] = useState<PaperState>('loading');
  const [attempt, setAttempt] = useState(0);
  const drawn = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to begin anew
  useEffect(() => {
    const stop = new AbortController();
    let paper: Paper | null = null;
    let drawing: ReturnType<typeof drawPaper> | null = null;
    drawn.current = 0;
    setState('loading');

    const draw = async () => {
      const width = Math.round(frame.current?.clientWidth ?? 0);
      if (!paper || !canvas.current || width === 0 || width === drawn.current || stop.signal.aborted) return;
      drawn.current = width;
      drawing?.cancel();
      await drawing?.done.catch(() => undefined);
      if (stop.signal.aborted || !canvas.current) return;
      drawing = drawPaper(paper, canvas.current, width);
      await drawing.done;
      setState('shown');
    };
    const fail = (error: unknown) => {
      const cancelled = error instanceof Error && error.name === 'RenderingCancelledException';
      if (!stop.signal.aborted && !cancelled) setState('failed');
    };

    inTurn(async () => {
      if (stop.signal.aborted) return;
      const opened = await openPaper(number, stop.signal);
      if (stop.signal.aborted) return opened.close();
      paper = opened;
      await draw();
    }).catch(fail);

    const watch = new ResizeObserver(() => {
      draw().catch(fail);
    });
    if (frame.current) watch.observe(frame.current);
    return () => {
      stop.abort();
      watch.disconnect();
      drawing?.cancel();
      paper?.close().catch(() => undefined);
    };
  }, [number, attempt, frame, canvas]);

  return { state, again: useCallback(() => setAttempt((count) => count + 1), []) };
}
