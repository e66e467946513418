/**
 * A question as it is typed, and the newest answer to it: an answer that comes late never takes the place of a newer one.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundPassage } from '#core/contract/library-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';

/** Between two letters that are typed in one go. */
const restMs = 80;

export function useSearch(first: string) {
  const [question, setQuestion] = useState(first);
  const [found, setFound] = useState<readonly FoundPassage[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const newest = useRef(0);

  const ask = useCallback(async (words: string) => {
    newest.current += 1;
    const turn = newest.current;
    const reply = await call('library.search', { question: words });
    if (turn !== newest.current) return;
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setFound(reply.value);
  }, []);

  useEffect(() => {
    if (question.trim() === '') {
      newest.current += 1;
      setFound(null);
      return;
    }
    const timer = setTimeout(() => void ask(question), restMs);
    return () => clearTimeout(timer);
  }, [question, ask]);

  return { question, setQuestion, found, failure, again: () => void ask(question) };
}
