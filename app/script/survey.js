// Shows a survey one question at a time. The page works without it: same form, same address, same answer.
//
// Steps. Every fieldset.step is one; a follow-up is passed by unless an option that opens it is chosen. Each step
// forward is an entry in the browser's history, so the phone's own back button goes one question back. Nothing moves
// by itself when an option is chosen.
//
// Keys. An answer carries a key by which the server knows an answer that comes twice. What must hold: a second click, a
// reload and the back button never count twice, and the next person on the same phone is never taken for a repeat.
//
// 1. A fresh key is made when a form is opened anew, that is in a history entry that has none yet. The page's own key
//    may have been kept by the browser together with the page; an entry in the history is never shared by two visits.
// 2. Key and answers are kept in the history entry until the server has said that it saved them (history.state, the
//    browser's own list of visited pages, gone with the tab; no storage is used). A reload, or a tab that the phone
//    had put away, finds them there: the answer that was begun goes on under its key. What the server sends back with
//    errors keeps the key it brought: it is still the same answer.
// 3. The form is sent with fetch, so that a busy server costs nothing: the page says so, the answers stay, and Send
//    sends the same key again. The server answers with the address of the thanks page as soon as the answer is safe.
//    Any other page (errors in the form, a closed round) takes the place of what is shown, in the same document. The
//    form is never posted by the browser itself: that would leave entries of this key behind in another document, out
//    of reach when the answer is saved.
// 4. All entries of a key are thus one document's. Once it is saved, the entries of the single questions are left, the
//    form is emptied, and the one entry that remains is marked as sent. Whoever comes back to it sees no form and no
//    answers, but that they are saved, and the way to a new answer: a new entry, an empty form, a new key. Should the
//    browser not have gone back, each earlier entry is marked as sent as soon as someone comes to it from a marked one.
// 5. Where nobody answers (no network, or nothing behind it), the answer is kept under its key by queue.js, which says
//    so and sends it later, and its entries are left in the same way, marked as kept. The next person answers in the
//    same document, since there is no network to fetch another: a new entry, an empty form, a new key. Going back and
//    forth between two answers' entries shows each only what is its own. Where the browser keeps nothing, the answers
//    stay in the form, the page says so, and Send sends the same key again.
//
// Without script: the form is autocomplete=off, so that a browser that loads the page again on the way back shows an
// empty form with a new key, never old answers with a new key, which would count twice. A browser that has kept the
// whole page shows the old answers with the old key: sent again they are counted once, and if they differ the thanks
// page says so and leads the next person to a fresh form. A reload after sending repeats the same key.
const start = returned => {
  const form = document.forms[0];
  const id = name => document.getElementById(name);
  if (!form || !form.elements.key || !window.crypto) return;
  const key = form.elements.key;
  const steps = Array.from(form.querySelectorAll('.step'));
  const [back, skip, next, send, trouble, errors, again, kept, save] =
    ['back', 'skip', 'next', 'send', 'trouble', 'errors', 'again', 'kept', 'save'].map(id);
  // A tablet that staff set up sends by itself, and leaves nothing behind in the history: see kiosk.js.
  const station = window.station;
  const inputs = Array.from(form.querySelectorAll('.step input'));
  const skipWords = skip.textContent;
  const sendWords = send.textContent;
  const fresh = () =>
    btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

  // Where we are: the step, and how many entries of ours lie behind this one.
  let { s = 0, d = 0, k, a, sent } = history.state || {};
  let sending = false;
  // What became of the answers given in this document, by key: true when saved, or 'kept'.
  const ends = {};
  if (returned || !k) k = errors ? key.value : fresh();
  key.value = k;
  const name = input => input.name + '=' + input.value;
  if (a) inputs.forEach(input => { input.checked = a.includes(name(input)); });
  if (!steps[s]) s = 0;
  if (errors && (returned || !history.state)) {
    s = steps.findIndex(step => step.querySelector('.error:not(:empty)'));
    // What is wrong with no question in particular is put right where Send is.
    if (s < 0) s = errors.querySelector('a') ? 0 : steps.length - 1;
  }
  const remember = push => {
    if (station) return;
    a = inputs.filter(input => input.checked).map(name);
    history[push ? 'pushState' : 'replaceState']({ s, d, k, a, sent }, '');
  };

  const applies = at =>
    !steps[at].classList.contains('followup') || steps[at - 1].querySelector('.opens:checked');
  const beside = by => {
    let at = s + by;
    while (steps[at] && !applies(at)) at += by;
    return steps[at] ? at : -1;
  };
  const chosen = () => steps[s].querySelectorAll('input:checked');
  const tooMany = () => steps[s].dataset.max && chosen().length > steps[s].dataset.max;

  const paint = () => {
    const last = beside(1) < 0;
    steps.forEach((step, at) => { step.hidden = at !== s; });
    back.hidden = s === 0;
    id('intro').hidden = s > 0;
    document.body.classList.toggle('under-way', s > 0);
    // Another language is another, empty form: not offered once something would be lost.
    document.body.classList.toggle('begun', inputs.some(input => input.checked));
    next.hidden = last;
    send.hidden = !last;
    skip.textContent = last ? skip.dataset.clear : skipWords;
    skip.hidden = last && !chosen().length;
    id('top').querySelector('i').style.inlineSize = 100 * (s + 1) / steps.length + '%';
  };
  const focus = element => {
    scrollTo(0, 0);
    element.focus({ preventScroll: true });
  };
  const show = () => {
    if (errors) errors.hidden = true;
    paint();
    focus(steps[s].querySelector('h2'));
  };
  const go = to => {
    s = to;
    d++;
    remember(true);
    show();
  };
  // A message far above the last option, or below the buttons, would be said to nobody.
  const reveal = note => note.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
  const forward = () => {
    if (tooMany()) {
      const note = steps[s].querySelector('.error');
      note.focus({ preventScroll: true });
      reveal(note);
    } else if (beside(1) >= 0) go(beside(1));
  };

  next.addEventListener('click', forward);
  skip.addEventListener('click', () => {
    chosen().forEach(input => { input.checked = false; });
    check(steps[s]);
    remember();
    if (beside(1) >= 0) go(beside(1));
    else show();
  });
  back.addEventListener('click', () => {
    if (d && !station) return history.back();
    s = beside(-1);
    remember();
    show();
  });
  onpopstate = event => {
    if (leave && !sent) return leave();
    const state = event.state;
    if (state && k !== state.k) {
      // From one person's entries to the other's.
      ({ s, d, k, a, sent = ends[k] } = state);
      key.value = k;
      inputs.forEach(input => { input.checked = !sent && a.includes(name(input)); });
      remember();
      return sent ? closed() : opened();
    }
    if (sent) {
      remember();
      return closed();
    }
    if (!state) {
      // A link within the page made an entry of its own.
      d++;
      return remember();
    }
    ({ s, d } = state);
    // The entry's answers are from when it was left; the ones in the form are newer.
    remember();
    show();
  };

  // An option that stands alone takes the others away, and they it. Too many is told, not prevented.
  const numbers = form.dataset.numbers.split(' ');
  const check = (step, more) => {
    const note = step.querySelector('.error');
    if (!note || !step.dataset.max) return;
    const count = step.querySelectorAll('input:checked').length;
    const wrong = count > step.dataset.max;
    note.textContent = wrong ? step.dataset.many.replace('%', numbers[count - 1] || count) : '';
    if (wrong && more) reveal(note);
    step.querySelectorAll('input').forEach(input => {
      if (wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    });
  };
  form.addEventListener('change', ({ target }) => {
    if (target.type === 'checkbox' && target.checked) {
      form.querySelectorAll('[name=' + target.name + ']:checked').forEach(other => {
        if (other !== target && ('alone' in target.dataset || 'alone' in other.dataset)) other.checked = false;
      });
    }
    check(target.closest('.step'), target.checked);
    remember();
    paint();
  });
  if (errors) {
    errors.addEventListener('click', event => {
      const input = event.target.closest('a') && id(event.target.closest('a').hash.slice(1));
      if (!input) return;
      event.preventDefault();
      s = steps.indexOf(input.closest('.step'));
      d++;
      remember(true);
      paint();
      input.focus();
    });
  }

  // Saved or kept: leave the questions' entries, empty the form, mark the entry that remains, and go on.
  let leave;
  const finish = (how, then) => {
    if (leave) return;
    const mine = leave = () => {
      if (leave !== mine) return;
      leave = 0;
      d = s = 0;
      sent = ends[k] = how;
      inputs.forEach(input => { input.checked = false; });
      remember();
      then();
    };
    if (!d) return mine();
    history.go(-d);
    // Should the browser not go back, there is still somewhere to go on to.
    setTimeout(mine, 800);
  };
  const ready = words => {
    sending = false;
    send.disabled = false;
    send.textContent = sendWords;
    trouble.textContent = words || '';
    if (words) trouble.scrollIntoView({ block: 'nearest' });
  };
  // Not saved, and the server says why: its words in place of ours.
  const refused = html => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const main = page.querySelector('main');
    if (!main) return ready(trouble.dataset.offline);
    document.title = page.title;
    form.closest('main').replaceWith(main);
    if (main.querySelector('form')) return start(true);
    // No form any more: there is nothing to go back to but what the server shows now.
    onpopstate = () => location.reload();
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    focus(heading);
  };
  const dispatch = () => {
    ready();
    const [id, to, body] = [k, form.getAttribute('action'), new URLSearchParams(new FormData(form)).toString()];
    if (station && !inputs.some(input => input.checked)) return ready(form.dataset.nothing);
    sending = send.disabled = true;
    send.textContent = send.dataset.busy;
    const failed = () => ready(trouble.dataset.offline);
    if (station) return station.send(to, body).then(ready, failed);
    // A network that neither answers nor fails is none. An answer that did arrive is known again by its key.
    const cut = new AbortController();
    const slow = setTimeout(() => cut.abort(), 15000);
    const lost = () => {
      clearTimeout(slow);
      if (!inputs.some(input => input.checked)) return ready(form.dataset.nothing);
      queue.keep(id, to, body).then(() => finish('kept', closed), failed);
    };
    fetch(to, { method: 'POST', body: new URLSearchParams(body), signal: cut.signal }).then(answer => {
      clearTimeout(slow);
      if (answer.ok && answer.redirected) finish(true, () => location.assign(answer.url));
      else if ([408, 429, 503].includes(answer.status)) ready(trouble.dataset.busy);
      else if (answer.status >= 500) lost();
      else return answer.text().then(refused, failed);
    }, lost);
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (sending) return;
    // Return in an option asks the browser to send the form; before the last question it means Next.
    if (tooMany() || beside(1) >= 0) forward();
    else dispatch();
  });

  const closed = () => {
    ready();
    paint();
    form.hidden = id('intro').hidden = true;
    again.hidden = sent === 'kept';
    kept.hidden = !again.hidden;
    focus(again.hidden ? kept : again);
  };
  const opened = () => {
    form.hidden = false;
    again.hidden = kept.hidden = true;
    show();
  };
  queue.told = fate => {
    if (!kept.isConnected) return;
    id('waits').hidden = !queue.left.includes(k);
    id('arrived').hidden = fate[k] !== 'sent';
    id('ended').hidden = !/closed|refused/.test(fate[k]);
  };
  kept.querySelector('a').addEventListener('click', event => {
    // Nobody is sent to a page that cannot be had.
    if (!queue.left.length) return;
    event.preventDefault();
    k = key.value = fresh();
    sent = undefined;
    d = s = 0;
    remember(true);
    opened();
  });
  // Kept pages are save.js's; it is fetched when somebody asks for one, or when this page is one.
  if (save && navigator.serviceWorker && window.caches) {
    const [add, words] = ['button', 'p'].map(part => save.querySelector(part));
    const more = event => import(save.dataset.script).then(({ start }) => {
      add.removeEventListener('click', more);
      start(save, form, event);
    }, () => { words.textContent = words.dataset.failed; });
    save.hidden = false;
    if (navigator.serviceWorker.controller) more();
    else add.addEventListener('click', more);
  }
  onpageshow = () => {
    if (sent) closed();
    else ready();
  };

  id('top').hidden = false;
  form.classList.add('steps');
  if (returned) d++;
  remember(returned);
  paint();
  if (errors) focus(errors);
};
start();
