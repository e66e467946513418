// @ts-check
/**
 * What an exported course says to an LMS that speaks SCORM 1.2 or SCORM 2004: the two differ in the name of the object, in
 * the names of its values, and in how long a time is written.
 */
(() => {
  const dialects = {
    API_1484_11: {
      begin: 'Initialize',
      get: 'GetValue',
      set: 'SetValue',
      commit: 'Commit',
      end: 'Terminate',
      status: 'cmi.completion_status',
      place: 'cmi.location',
      score: 'cmi.score',
      exit: 'cmi.exit',
      time: 'cmi.session_time',
      hasShares: true,
      /** ISO 8601, whole seconds. @param {number} seconds */
      duration: (seconds) => `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`,
    },
    API: {
      begin: 'LMSInitialize',
      get: 'LMSGetValue',
      set: 'LMSSetValue',
      commit: 'LMSCommit',
      end: 'LMSFinish',
      status: 'cmi.core.lesson_status',
      place: 'cmi.core.lesson_location',
      score: 'cmi.core.score',
      exit: 'cmi.core.exit',
      time: 'cmi.core.session_time',
      hasShares: false,
      /** HHHH:MM:SS; it holds no more than 9999 hours. @param {number} seconds */
      duration: (seconds) =>
        [Math.min(9999, Math.floor(seconds / 3600)), Math.floor(seconds / 60) % 60, seconds % 60]
          .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
          .join(':'),
    },
  };

  /** The object that an LMS puts into a window around this one, or into the one that opened it. @param {string} name */
  function find(name) {
    /** @param {any} from */
    const around = (from) => {
      for (let [at, steps] = [from, 0]; at && steps < 100; at = at.parent, steps += 1) {
        try {
          if (at[name]) return at[name];
        } catch {
          // A window of another house lets nobody look in; one further out may be the LMS.
        }
        if (at.parent === at) return null;
      }
      return null;
    };
    return around(globalThis) ?? (globalThis.opener ? around(globalThis.opener) : null);
  }

  const names = /** @type {(keyof typeof dialects)[]} */ (Object.keys(dialects));
  const name = names.find((one) => find(one));
  const api = name ? find(name) : null;
  const says = dialects[name ?? 'API'];
  const startedAt = Date.now();
  let isOpen = false;
  let isDone = false;
  /** @param {string} key @param {string | number} value */
  const set = (key, value) => api[says.set](key, String(value));

  /** @type {any} */ (globalThis).fieldpassTrack = {
    async begin() {
      isOpen = api !== null && String(api[says.begin]('')) === 'true';
      if (!isOpen) return { before: '', isKept: false, canLeave: false };
      isDone = /^(completed|passed)$/.test(String(api[says.get](says.status)));
      return { before: String(api[says.get]('cmi.suspend_data') ?? ''), isKept: true, canLeave: true };
    },
    /** @param {{ text: string, at: string, read: number, lessons: number, isComplete: boolean, hasScore: boolean, score: number }} kept */
    keep({ text, at, read, lessons, isComplete, hasScore, score }) {
      if (!isOpen) return;
      set('cmi.suspend_data', text);
      set(says.place, at);
      if (hasScore) {
        set(`${says.score}.min`, 0);
        set(`${says.score}.max`, 100);
        set(`${says.score}.raw`, score);
        if (says.hasShares) set(`${says.score}.scaled`, score / 100);
      }
      if (says.hasShares) set('cmi.progress_measure', Math.round((1e4 * read) / Math.max(1, lessons)) / 1e4);
      // What was completed once stays so, also where the LMS kept that and lost the rest.
      isDone ||= isComplete;
      set(says.status, isDone ? 'completed' : 'incomplete');
      api[says.commit]('');
    },
    end() {
      if (!isOpen) return;
      isOpen = false;
      set(says.time, says.duration(Math.round((Date.now() - startedAt) / 1000)));
      set(says.exit, 'suspend');
      api[says.commit]('');
      api[says.end]('');
    },
    async leave() {
      this.end();
    },
  };
})();
