// @ts-check
/**
 * Loads a page of the preview again when the content was read again, and comes back to where somebody was reading.
 */
(() => {
  const key = `place ${location.pathname}`;
  const shown = /** @type {HTMLElement | null} */ (document.querySelector('[data-version]'))?.dataset.version;
  const before = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  history.scrollRestoration = 'manual';
  /** Where somebody was, until they are there again: the content may be read once more before. */
  let coming = before;
  const comeBack = () => {
    if (coming) scrollTo(0, Number(coming));
    coming = null;
  };
  // After the player has shown the lesson that the address names, which it does before the page is loaded and drawn.
  addEventListener('load', () => requestAnimationFrame(() => setTimeout(comeBack)));
  new EventSource('/events').addEventListener('message', ({ data }) => {
    if (data === shown) return;
    sessionStorage.setItem(key, coming ?? String(scrollY));
    location.reload();
  });
})();
