// @ts-check
/**
 * Loads a page of the preview again when the content was read again, and comes back to where somebody was reading.
 */
(() => {
  const key = `place ${location.pathname}`;
  const shown = /** @type {HTMLElement | null} */ (document.querySelector('[data-version]'))?.dataset.version;
  const before = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  // After the player has shown the lesson that the address names.
  if (before) setTimeout(() => scrollTo(0, Number(before)));
  new EventSource('/events').addEventListener('message', ({ data }) => {
    if (data === shown) return;
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
  });
})();
