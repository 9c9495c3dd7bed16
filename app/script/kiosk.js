// A tablet on a table, started by staff for one event and one day: start page, survey, thanks, and back to the start.
//
// What the tablet holds. The day's token comes in the address's fragment, which is sent to no server and stands in no
// log; it is taken out of the address at once. It lies in a cache, apart from the pages that the worker shows, with the
// event's name and the server's public key. With it answers can be given as from this tablet, that day; none can be read.
//
// Answers. Each is sealed (seal.js) before it is sent. Where nobody answers within a few seconds it waits, sealed, with
// queue.js. It is known by a random number there, not by its key. Whoever finds the tablet finds nothing to read.
//
// The next person. Pages replace each other, so that there is one entry in the history and nothing behind it; the
// survey's script keeps nothing in it either. A form that nobody touches asks whether anyone is there, counts down
// where it can be seen, and goes away; one touch keeps it. After the thanks the start comes back by itself.
//
// The day's end, or staff, ends it: the token and the pages go away. What waits is still sent, for three days.
const station = window.station = (() => {
  const HOME = '/kiosk/';
  const CACHE = 'lagesbild:' + HOME;
  const NOTES = 'lagesbild-kiosk';
  const NOTE = HOME + 'station';
  const id = name => document.getElementById(name);
  const base64 = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
  const ask = async (to, fields, patience) => {
    const cut = new AbortController();
    const slow = setTimeout(() => cut.abort(), patience);
    try {
      const body = new URLSearchParams(fields);
      const answer = await fetch(to, {
        method: 'POST', body, headers: { accept: 'application/json' }, credentials: 'omit', signal: cut.signal,
      });
      return await answer.json();
    } catch {
      return {};
    } finally {
      clearTimeout(slow);
    }
  };
  const known = async () => {
    const note = window.caches && await caches.match(NOTE, { cacheName: NOTES });
    return note && note.json();
  };

  // Which of its parts the start page shows: `starting`, `ages`, `stopped` or `unable`.
  const parts = ['starting', 'ages', 'stopped', 'unable'].map(id);
  const show = name => parts.forEach(part => { part.hidden = part.id !== name; });
  const home = station => {
    if (!parts[0]) return;
    id('where').hidden = false;
    id('event').textContent = station.title;
    id('place').textContent = station.place;
    show('ages');
  };
  const stop = async () => {
    for (const name of [NOTES, CACHE]) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) {
      if (new URL(worker.scope).pathname === HOME) await worker.unregister();
    }
    if (!parts[0]) return location.replace(HOME);
    id('where').hidden = true;
    show('stopped');
  };
  const prepare = async token => {
    show('starting');
    const { status, ...station } = await ask(HOME + 'oppna', { kiosk: token }, 20000);
    if (status !== 'open') return show(status ? 'stopped' : 'unable');
    try {
      await Promise.all(parts[0].dataset.pages.split(' ').map(address => keep(CACHE, address)));
      const notes = await caches.open(NOTES);
      await notes.put(NOTE, new Response(JSON.stringify({ token, ...station })));
      await navigator.serviceWorker.register(HOME + 'sw.js', { scope: HOME });
      await navigator.serviceWorker.ready;
      home(station);
    } catch {
      await caches.delete(CACHE);
      show('unable');
    }
  };
  const begin = async () => {
    const token = location.hash.slice(1);
    if (parts[0] && token.length > 40) {
      history.replaceState(null, '', location.pathname + location.search);
      if (!navigator.serviceWorker || !window.caches || !crypto.subtle) return show('unable');
      return prepare(token);
    }
    const station = await known();
    if (!station) return parts[0] ? show('stopped') : location.replace(HOME);
    if (today() > station.day) return stop();
    home(station);
    // Staff may have ended it.
    if (parts[0] && /closed|invalid/.test((await ask(HOME + 'oppna', { kiosk: station.token }, 5000)).status)) stop();
  };

  // Times, in seconds. A person gets half a minute to say that they are there, and may say so as often as they like.
  const still = id('still');
  const soon = id('soon');
  const quiet = soon ? 0 : 60;
  const warned = soon ? 20 : 30;
  let touched = Date.now();
  const stay = () => {
    touched = Date.now();
    if (still && still.open) still.close();
    if (soon) watch();
  };
  const watch = () => {
    const left = Math.ceil(quiet + warned - (Date.now() - touched) / 1000);
    if (left <= 0) return location.replace(HOME);
    if (soon) soon.textContent = soon.dataset.words.replace('%', left);
    else if (left <= warned) {
      still.querySelector('b').textContent = left;
      if (!still.open) still.showModal();
    }
  };
  ['pointerdown', 'keydown', 'input', 'wheel'].forEach(name => addEventListener(name, stay, { passive: true }));
  if (soon || still) {
    watch();
    setInterval(watch, 1000);
  } else {
    setInterval(() => {
      // Whoever chose another language has gone.
      if (location.search && Date.now() - touched > 60000) location.replace(HOME);
      else begin();
    }, 60000);
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    location.replace(link.href);
  });
  begin();

  return {
    // Answers words when it could not be taken; otherwise the thanks take the page's place.
    send: async (to, body) => {
      const { token, key } = await known();
      const slug = to.split('/').pop();
      const sealed = base64(await seal(bytes(key), 'lagesbild kiosk 1', 'slug=' + slug + '&' + body));
      const { status } = await ask(HOME + 'svar', { kiosk: token, sealed }, 5000);
      const form = document.forms[0];
      if (status === 'invalid') return form.dataset.refused;
      if (!/saved/.test(status)) {
        const outer = new URLSearchParams({ kiosk: token, sealed }).toString();
        await queue.keep(crypto.randomUUID(), HOME + 'svar', outer);
      }
      location.replace(HOME + 'tack?survey=' + slug + '&lang=' + document.documentElement.lang);
    },
  };
})();
