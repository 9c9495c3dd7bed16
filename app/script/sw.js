// The worker behind pages that were kept on purpose: one survey page that a resident saved (its scope is that page), or
// the pages of a kiosk. It is registered by save.js or kiosk.js, never by itself.
//
// A saved page is taken from the network where there is one, and kept anew, so that it is never older than the last
// visit. Without network, or with one that does not answer in four seconds, the kept one is shown. When the round is
// closed the server says 410: that is shown, and everything kept goes away.
//
// A kiosk's page is shown at once from what is kept, and fetched anew beside it: nobody at a table waits.
const scope = new URL(registration.scope).pathname;
const cacheName = 'lagesbild:' + scope;
const isKiosk = scope === '/kiosk/';

// The kept page for an address: the same page, of the same event, if possible in the same language.
const find = async url => {
  const cache = await caches.open(cacheName);
  const about = (other, name) => other.searchParams.get(name) === url.searchParams.get(name);
  const same = (await cache.keys()).map(request => new URL(request.url)).filter(other =>
    other.pathname === url.pathname && about(other, 'event') && about(other, 'survey'));
  const best = same.find(other => about(other, 'lang')) || same[0];
  return best && cache.match(best);
};

const keepAnew = async address => {
  const files = await keep(cacheName, address);
  if (isKiosk) {
    // It may have been ended meanwhile: what it knows is gone, and its pages are to be too.
    if (!await caches.has('lagesbild-kiosk')) await caches.delete(cacheName);
    return;
  }
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !files.has(pathname)) await cache.delete(request);
  }
};

const page = async (event, url) => {
  const kept = await find(url);
  if (!kept) return fetch(event.request);
  const anew = () => event.waitUntil(keepAnew(url.pathname + url.search).catch(() => {}));
  if (isKiosk) {
    anew();
    return kept;
  }
  const late = new Promise(done => setTimeout(done, 4000));
  const answer = await Promise.race([fetch(event.request).catch(() => {}), late]);
  if (!answer || answer.status >= 500) return kept;
  if (answer.status === 410) {
    event.waitUntil(caches.delete(cacheName).then(() => registration.unregister()));
  } else if (answer.ok) anew();
  return answer;
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(page(event, url));
  else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(event.request, { ignoreVary: true }).then(kept => kept || fetch(event.request)));
  }
});
