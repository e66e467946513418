// @ts-check
/**
 * Shows an exported course part by part, tells of each check why, and says what has to be kept to `fieldpassTrack`, which
 * is another one for each standard. Runs in any browser, from any path, and fetches nothing.
 */
(() => {
  const track = /** @type {any} */ (globalThis).fieldpassTrack;
  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
  const all = (selector, within = document) =>
    [...within.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  const { mark = '', lessons: lessonNames = '', checks: checkNames = '' } = document.body.dataset;
  const lessons = lessonNames.split(' ').filter(Boolean);
  const checks = checkNames.split(' ').filter(Boolean);
  const number = new Intl.NumberFormat(document.body.dataset.locale);

  /** Lessons that were read, by id. @type {Set<string>} */
  const read = new Set();
  /** Of each check: `-` not answered, `0` wrong at the last try, `1` right. */
  const answers = checks.map(() => '-');
  let at = 'contents';

  const kept = () => [mark, at, lessons.map((id) => (read.has(id) ? '1' : '-')).join(''), answers.join('')].join('|');
  const isComplete = () => lessons.every((id) => read.has(id));
  /** Of all checks those that were right at the last try, 0 to 100. */
  const score = () =>
    checks.length === 0 ? 100 : Math.round((100 * answers.filter((one) => one === '1').length) / checks.length);

  /** What was kept of another state of the course is not read. @param {string} text */
  function takeUp(text) {
    const [ofMark, place = '', readSigns = '', answerSigns = ''] = text.split('|');
    if (ofMark !== mark || readSigns.length !== lessons.length || answerSigns.length !== checks.length) return;
    for (const [index, id] of lessons.entries()) if (readSigns[index] === '1') read.add(id);
    checks.forEach((_, index) => {
      if (/[01]/.test(answerSigns[index] ?? '')) answers[index] = answerSigns[index] ?? '-';
    });
    if (byId(place)?.classList.contains('part')) at = place;
  }

  const keep = () =>
    track.keep({
      text: kept(),
      at,
      read: read.size,
      lessons: lessons.length,
      isComplete: isComplete(),
      hasScore: checks.length > 0,
      score: score(),
    });

  function draw() {
    for (const part of all('.part')) part.hidden = part.id !== at;
    for (const done of all('[data-read]')) done.hidden = !read.has(done.dataset.read ?? '');
    /** @type {HTMLProgressElement} */ (/** @type {unknown} */ (byId('progress'))).value = read.size;
    byId('progress-said').textContent = `${number.format(read.size)} / ${number.format(lessons.length)}`;
    for (const said of all('[data-end]')) said.hidden = (said.dataset.end === 'all') !== isComplete();
    const next = lessons.find((id) => !read.has(id)) ?? 'end';
    /** @type {HTMLAnchorElement} */ (byId('begin')).hash = next;
  }

  /** @param {string} id */
  function show(id) {
    at = byId(id)?.classList.contains('part') ? id : 'contents';
    draw();
    globalThis.scrollTo(0, 0);
    byId(at).focus({ preventScroll: true });
    keep();
  }

  /** @param {HTMLFormElement} form */
  function answer(form) {
    const inputs = /** @type {HTMLInputElement[]} */ (all('input', form));
    const isRight = inputs.every((one) => one.checked === (one.dataset.right !== undefined));
    for (const one of inputs) {
      const said = /** @type {HTMLElement | null} */ (form.querySelector(`[data-option="${one.value}"]`));
      if (said) said.hidden = !one.checked;
    }
    for (const word of all('[data-when]', form)) word.hidden = (word.dataset.when === 'right') !== isRight;
    for (const right of all('.check-mark', form)) right.hidden = right.textContent === '';
    const told = /** @type {HTMLElement} */ (form.querySelector('.check-told'));
    told.hidden = false;
    told.classList.toggle('is-right', isRight);
    /** @type {HTMLButtonElement} */ (form.querySelector('button')).hidden = true;
    const { check = '' } = form.dataset;
    answers[checks.indexOf(check)] = isRight ? '1' : '0';
    track.answered?.({ check, isRight });
    keep();
  }

  for (const one of all('form.check')) {
    const form = /** @type {HTMLFormElement} */ (one);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      answer(form);
    });
    // Another choice is another try: what was told of the last one goes.
    form.addEventListener('change', () => {
      const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
      button.hidden = false;
      button.disabled = all('input:checked', form).length === 0;
      /** @type {HTMLElement} */ (form.querySelector('.check-told')).hidden = true;
      for (const right of all('.check-mark', form)) right.hidden = true;
    });
  }
  document.addEventListener('click', (event) => {
    const way = /** @type {HTMLElement} */ (event.target).closest('a[data-finish]');
    if (way) read.add(/** @type {HTMLElement} */ (way).dataset.finish ?? '');
  });
  globalThis.addEventListener('hashchange', () => show(location.hash.slice(1)));
  // Whoever goes for good is said goodbye once; a page that comes back from the browser's memory has no session any more.
  globalThis.addEventListener('pagehide', () => track.end());
  globalThis.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  async function begin() {
    const { before, isKept, canLeave } = await track.begin();
    byId('not-kept').hidden = isKept;
    if (before) takeUp(before);
    const leave = byId('leave');
    leave.hidden = !canLeave;
    leave.addEventListener('click', async () => {
      await track.leave();
      byId('left').hidden = false;
    });
    draw();
    if (location.hash.slice(1) === at || at === 'contents') show(at);
    else location.hash = at;
    document.documentElement.dataset.ready = 'true';
  }
  void begin();
})();
