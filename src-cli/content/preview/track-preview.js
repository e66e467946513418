// @ts-check
/**
 * Stands in the place of an LMS while an author looks: what was read is kept as long as the window is open, and the lesson
 * that the address names is shown.
 */
(() => {
  const { mark = '', lessons = '', checks = '' } = document.body.dataset;
  const key = `kept ${location.pathname}`;
  const none = (/** @type {string} */ names) =>
    names
      .split(' ')
      .filter(Boolean)
      .map(() => '-')
      .join('');
  const kept = sessionStorage.getItem(key) ?? '';
  const [ofMark, at = 'contents', ...rest] = kept.split('|');
  const signs = ofMark === mark ? rest : [none(lessons), none(checks)];
  /** @type {any} */ (globalThis).fieldpassTrack = {
    begin: async () => ({
      before: [mark, location.hash.slice(1) || at, ...signs].join('|'),
      isKept: true,
      canLeave: false,
    }),
    keep: (/** @type {{ text: string }} */ { text }) => sessionStorage.setItem(key, text),
    end: () => undefined,
  };
})();
