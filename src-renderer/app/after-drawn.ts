/**
 * Tells when the person sees the first screen with its data: what nobody waits for begins then.
 */

/** Two frames after the first screen has its data it is really seen. Returns a function that tells no more. */
export function afterDrawn(then: () => void): () => void {
  let isWanted = true;
  const tell = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (isWanted) then();
      }),
    );
  const seen = new MutationObserver(() => {
    if (!document.documentElement.dataset.ready) return;
    seen.disconnect();
    tell();
  });
  if (document.documentElement.dataset.ready) tell();
  else seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-ready'] });
  return () => {
    isWanted = false;
    seen.disconnect();
  };
}
