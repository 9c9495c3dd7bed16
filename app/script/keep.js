// Puts a page, with the files that it names, into a cache. Its key is left out: with script each answer gets one of its
// own, and without, two answers from one kept page must not be taken for the same.
const keep = async (name, address) => {
  const page = await fetch(address, { cache: 'no-store', credentials: 'omit' });
  if (!page.ok) throw page;
  const html = (await page.text()).replace(/(name="key" value=")[^"]*/, '$1');
  const cache = await caches.open(name);
  const files = new Set((html.match(/\/assets\/[\w.-]+/g) || []));
  // First what it needs, then the page: what is there works.
  for (const file of files) if (!await cache.match(file)) await cache.add(file);
  const headers = new Headers(page.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  await cache.put(address, new Response(html, { headers }));
  return files;
};

// The day that the device shows, as the server writes days.
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
};
