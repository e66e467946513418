// @ts-check
/**
 * What an exported course says to an LRS when a cmi5 LMS launches it (cmi5 "Quartz"; sections are named). All statements go
 * one after the other, so that *initialized* is the first and *terminated* the last (9.3).
 */
(() => {
  const asked = new URLSearchParams(location.search);
  const wanted = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'];
  const launched = Object.fromEntries(wanted.map((name) => [name, asked.get(name) ?? '']));
  const endpoint = (launched.endpoint ?? '').replace(/\/?$/, '/');
  const isLaunched = wanted.every((name) => launched[name] !== '');
  const cmi5 = 'https://w3id.org/xapi/cmi5/context/categories/';
  const startedAt = Date.now();
  let token = '';
  /** @type {any} */
  let given = {};
  let isOpen = false;
  let isDone = false;
  let isLast = false;
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve();

  /** @param {string} path @param {Record<string, string>} query @param {RequestInit} [more] */
  const ask = (path, query, more = {}) =>
    fetch(`${endpoint}${path}?${new URLSearchParams(query)}`, {
      ...more,
      // What is under way when the page goes still arrives.
      keepalive: more.method !== undefined,
      headers: {
        authorization: `Basic ${token}`,
        'x-experience-api-version': '1.0.3',
        'content-type': 'application/json',
        ...more.headers,
      },
    });
  /** What belongs to this person, registration and activity (10). @param {string} stateId */
  const place = (stateId) => ({
    stateId,
    activityId: launched.activityId ?? '',
    agent: launched.actor ?? '',
    registration: launched.registration ?? '',
  });

  /** `crypto.randomUUID` is not there on a page without TLS. */
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /**
   * @param {string} verb
   * @param {{ categories?: string[], result?: object, objectId?: string }} said `categories`: none for what cmi5 only allows (9.6.2)
   */
  function send(verb, { categories = ['cmi5'], result, objectId = launched.activityId ?? '' }) {
    const template = given.contextTemplate ?? {};
    const before = template.contextActivities ?? {};
    const ofProfile = categories.map((one) => ({ objectType: 'Activity', id: `${cmi5}${one}` }));
    const category = [before.category ?? [], ofProfile].flat();
    const statement = {
      id: uuid(),
      actor: JSON.parse(launched.actor ?? '{}'),
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
      object: { objectType: 'Activity', id: objectId },
      ...(result && { result }),
      context: {
        ...template,
        registration: launched.registration,
        contextActivities: { ...before, ...(category.length > 0 && { category }) },
      },
      timestamp: new Date().toISOString(),
    };
    return ask('statements', { statementId: statement.id }, { method: 'PUT', body: JSON.stringify(statement) });
  }
  /** @param {() => Promise<unknown>} step */
  const inTurn = (step) => {
    queue = queue.then(step).catch(() => undefined);
    return queue;
  };
  const duration = () => `PT${Math.max(0, Date.now() - startedAt) / 1000}S`;
  /** Who only looks on is not recorded (9.6.3, 10.2.2). */
  const isNormal = () => (given.launchMode ?? 'Normal') === 'Normal';

  /** @type {any} */ (globalThis).fieldpassTrack = {
    async begin() {
      const nothing = { before: '', isKept: false, canLeave: false };
      if (!isLaunched) return nothing;
      try {
        // The token is given once (8.2).
        const answer = await (await fetch(launched.fetch ?? '', { method: 'POST' })).json();
        token = answer['auth-token'] ?? '';
        if (!token) return nothing;
        const launch = await ask('activities/state', place('LMS.LaunchData'));
        if (launch.ok) given = await launch.json();
        // To be asked for before the first statement (11); nothing in it changes a course in one language.
        await ask('agents/profile', { agent: launched.actor ?? '', profileId: 'cmi5LearnerPreferences' });
        const kept = await ask('activities/state', place('fieldpass.progress'));
        const before = kept.ok ? await kept.json() : {};
        isDone = before.isDone === true;
        isOpen = (await send('initialized', {})).ok;
        return { before: typeof before.text === 'string' ? before.text : '', isKept: isOpen, canLeave: isOpen };
      } catch {
        return nothing;
      }
    },
    /** @param {{ check: string, isRight: boolean }} answered */
    answered({ check, isRight }) {
      if (!isOpen || !isNormal()) return;
      const objectId = `${launched.activityId}#check-${check}`;
      void inTurn(() => send('answered', { categories: [], result: { success: isRight }, objectId }));
    },
    /** @param {{ text: string, isComplete: boolean }} kept */
    keep({ text, isComplete }) {
      if (!isOpen || !isNormal()) return;
      // Said once in a registration (9.3), so that it was said is kept only after it was.
      const isNew = isComplete && !isDone;
      isDone ||= isComplete;
      const done = { result: { completion: true, duration: duration() }, categories: ['cmi5', 'moveon'] };
      void inTurn(async () => {
        if (isNew) await send('completed', done);
        await ask('activities/state', place('fieldpass.progress'), {
          method: 'PUT',
          body: JSON.stringify({ text, isDone }),
        });
      });
    },
    end() {
      if (!isOpen || isLast) return;
      isLast = true;
      isOpen = false;
      void send('terminated', { result: { duration: duration() } });
    },
    async leave() {
      await queue;
      if (isOpen) {
        isLast = true;
        isOpen = false;
        await send('terminated', { result: { duration: duration() } }).catch(() => undefined);
      }
      // The way back that the LMS names (10.2.3); nothing else than a page.
      if (/^https?:/.test(given.returnURL ?? '')) location.assign(given.returnURL);
    },
  };
})();
