/**
 * Said only when something takes longer than a blink.
 */
import { type ReactNode, useEffect, useState } from 'react';
import './states.css';

export function LoadingState({ children }: { children?: ReactNode }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading-state" role="status">
      {slow && (
        <>
          <span className="loading-bar" aria-hidden="true" />
          {children}
        </>
      )}
    </div>
  );
}
