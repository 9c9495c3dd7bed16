// "Save so that I can answer without network": keeps this one page on the phone, because its reader asked for it, and
// takes it away again. Nothing else is kept, and no other page is touched. Fetched when it is asked for.
export const start = (save, form, asked) => {
  const [add, remove] = save.querySelectorAll('button');
  const words = save.querySelector('p');
  const scope = location.pathname;
  const name = 'lagesbild:' + scope;
  const { done, busy, failed, over, gone } = words.dataset;

  const show = (kept, text) => {
    add.hidden = kept;
    remove.hidden = !kept;
    add.disabled = false;
    words.textContent = text;
  };
  const tidy = async () => {
    await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) {
      if (new URL(worker.scope).pathname === scope) await worker.unregister();
    }
  };
  const put = async () => {
    add.disabled = true;
    words.textContent = busy;
    try {
      await keep(name, scope + location.search);
      await navigator.serviceWorker.register('/s/sw.js', { scope });
      await navigator.serviceWorker.ready;
      show(true, done);
      remove.focus();
    } catch {
      await tidy();
      show(false, failed);
    }
  };
  add.addEventListener('click', put);
  remove.addEventListener('click', async () => {
    await tidy();
    show(false, gone);
    add.focus();
  });

  if (asked) put();
  else if (form.dataset.closes && today() > form.dataset.closes) {
    // The round ended while there was no network to hear it from.
    tidy();
    show(false, over);
    add.hidden = form.hidden = true;
  } else caches.has(name).then(kept => show(kept, kept ? done : ''));
};
