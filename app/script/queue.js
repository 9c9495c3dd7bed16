// Answers that wait for network. One is kept on the phone only because sending it failed, and until the server has it.
//
// The format is a contract: a page of any version sends what a page of another version kept, and the server takes every
// published version of a survey. A database "lagesbild", version 1, with one store "answers" of { id, to, body }: what
// the answer is known by (kept twice it is one), the address to post to, and the form as it is posted, its key and
// version in it. No time, no order. More may be added to it; nothing of it may change its meaning.
//
// The database is made when there is something to keep, and taken away when it is empty. Looking makes none.
//
// Only words of our server's own end the waiting: "saved" or "already_saved", or a refusal that stays one, which is
// told. Anything else, such as the page of a hotel's network, is as good as no network. Of several tabs one sends at a
// time; where the browser cannot tell them apart, the answer's key sees to it that it counts once.
const queue = (() => {
  const NAME = 'lagesbild';
  const note = document.getElementById('waiting');
  const locks = navigator.locks;
  const fate = {};
  let running, timer, pause = 0;
  let queue;

  const open = make => new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      if (make) asked.result.createObjectStore('answers', { keyPath: 'id' });
      else asked.transaction.abort();
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = event => {
      event.preventDefault();
      if (make) fail(asked.error);
      else done();
    };
  });
  const use = (work, make) => open(make).then(base => base && new Promise((done, fail) => {
    const change = base.transaction('answers', 'readwrite', { durability: 'strict' });
    const asked = work(change.objectStore('answers'));
    change.oncomplete = () => {
      base.close();
      done(asked.result);
    };
    change.onabort = () => {
      base.close();
      fail(change.error);
    };
  }));
  const all = async () => {
    const there = !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
    return there && await use(answers => answers.getAll()) || [];
  };
  // What is put in and the taking away of what is empty never meet.
  const alone = work => locks ? locks.request(NAME, work) : work();
  const tidy = () => locks && alone(async () => {
    if (await use(answers => answers.count()) !== 0) return;
    await new Promise(done => {
      const gone = indexedDB.deleteDatabase(NAME);
      gone.onsuccess = gone.onerror = gone.onblocked = done;
    });
  });

  // A card that was used or withdrawn meanwhile, or an event that is gone, does not cost the answer: it counts without.
  const lighter = async ({ id, to, body }, errors) => {
    const fields = new URLSearchParams(body);
    const gone = ['code', 'event'].find(name => name in errors && fields.has(name));
    if (!gone) return;
    fields.delete(gone);
    await use(answers => answers.put({ id, to, body: fields.toString() }));
    return true;
  };

  const tell = left => {
    queue.left = left.map(({ id }) => id);
    const ends = Object.values(fate);
    const words = [
      left.length && note.dataset.waiting.replace('%', left.length),
      !left.length && ends.includes('sent') && note.dataset.sent,
      ends.includes('closed') && note.dataset.closed,
      ends.includes('refused') && note.dataset.refused,
    ].filter(Boolean).join(' ');
    if (note.textContent !== words) note.textContent = words;
    clearTimeout(timer);
    if (left.length) timer = setTimeout(flush, pause = Math.min(2 * pause || 5000, 300000));
    if (queue.told) queue.told(fate);
  };
  const send = async () => {
    const before = await all();
    let again;
    // On a network that swallows everything the first attempt takes long: what waits is told before.
    if (before.length) tell(before);
    for (const entry of before) {
      const { id, to, body } = entry;
      const cut = new AbortController();
      const slow = setTimeout(() => cut.abort(), 30000);
      let status, errors;
      try {
        const answer = await fetch(to, {
          method: 'POST',
          body: new URLSearchParams(body + '&queued=1'),
          headers: { accept: 'application/json' },
          credentials: 'omit',
          signal: cut.signal,
        });
        ({ status, errors } = await answer.json());
      } catch {
        break;
      } finally {
        clearTimeout(slow);
      }
      if (/^(already_)?saved$/.test(status)) fate[id] = 'sent';
      else if (status === 'closed') fate[id] = 'closed';
      else if (await lighter(entry, errors || {})) {
        again = true;
        continue;
      } else if (/^(invalid|too_large|not_found)$/.test(status)) fate[id] = 'refused';
      else break;
      await use(answers => answers.delete(id));
    }
    if (again) return send();
    const left = before.length ? await all() : before;
    if (before.length && !left.length) await tidy();
    return left;
  };
  const flush = () => {
    if (!running) {
      running = (locks ? locks.request(NAME + '-send', { ifAvailable: true }, mine => mine ? send() : all()) : send())
        .then(tell)
        .catch(() => {})
        .then(() => { running = 0; });
    }
    return running;
  };
  const now = () => {
    pause = 0;
    flush();
  };
  addEventListener('online', now);
  addEventListener('pageshow', now);
  document.addEventListener('visibilitychange', now);
  return queue = {
    left: [],
    flush,
    // Fails where the browser keeps nothing.
    keep: async (id, to, body) => {
      delete fate[id];
      await alone(() => use(answers => answers.put({ id, to, body }), true));
      tell(await all());
    },
  };
})();
