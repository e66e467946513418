/**
 * Counts seconds while it runs. What the computer slept through is not counted.
 */
import { useEffect, useRef } from 'react';

const beat = 0.5;

export function useClock(isRunning: boolean, onPassed: (seconds: number) => void): void {
  const passed = useRef(onPassed);
  useEffect(() => {
    passed.current = onPassed;
  });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => passed.current(beat), beat * 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
}
