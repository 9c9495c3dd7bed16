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
// 2. The key is kept in the history entry (history.state: the browser's own list of visited pages, gone with the tab;
//    no storage is used). A reload finds it there, so the answer that was begun keeps its key. A page that the server
//    sent back with errors keeps the key it brought: it is still the same answer.
// 3. When Send is pressed, the entries of the single questions are left first, so that the one entry that remains
//    for this form can be marked as sent. The button is switched off; it comes back after a while, for someone whose
//    network is gone, with the same key.
// 4. Whoever comes back to an entry marked as sent, from the memory of the browser or by loading it again, sees neither
//    the form nor the answers, but two ways on: send the same answers again with the same key (counted once, whether
//    or not the first time got through), or begin anew from the start page: a new entry, an empty form, a new key.
//    Changing answers that may have been saved is not among them, since the first ones count.
//
// Without script: the key's field is autocomplete=off, so a reload brings a new key with the form that has not been
// sent; going back to a sent form brings back its page with its key, so sending again is counted once; and the thanks
// page says so when the answers differ, and leads the next person to a fresh form.
(() => {
  const form = document.forms[0];
  const id = name => document.getElementById(name);
  if (!form || !form.elements.key || !window.crypto) return;
  const key = form.elements.key;
  const steps = Array.from(form.querySelectorAll('.step'));
  const [back, skip, next, send, errors, again] = ['back', 'skip', 'next', 'send', 'errors', 'again'].map(id);
  const words = { skip: skip.textContent, send: send.textContent };
  const fresh = () =>
    btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

  // Where we are: the step, and how many entries of ours lie behind this one.
  let { s = 0, d = 0, k, sent } = history.state || {};
  let sending = false;
  if (!k) k = errors ? key.value : fresh();
  key.value = k;
  if (!steps[s]) s = 0;
  if (errors && !history.state) {
    s = Math.max(0, steps.findIndex(step => step.querySelector('.error:not(:empty)')));
  }
  const remember = push => history[push ? 'pushState' : 'replaceState']({ s, d, k, sent }, '');

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
    next.hidden = last;
    send.hidden = !last;
    skip.textContent = last ? skip.dataset.clear : words.skip;
    skip.hidden = last && !chosen().length;
    id('top').querySelector('i').style.inlineSize = 100 * (s + 1) / steps.length + '%';
  };
  const focus = element => {
    scrollTo(0, 0);
    element.focus({ preventScroll: true });
  };
  const show = () => {
    paint();
    focus(steps[s].querySelector('h2'));
  };
  const go = to => {
    if (errors) errors.hidden = true;
    s = to;
    d++;
    remember(true);
    show();
  };
  const forward = () => {
    if (tooMany()) steps[s].querySelector('input:checked').focus();
    else if (beside(1) >= 0) go(beside(1));
  };

  next.addEventListener('click', forward);
  skip.addEventListener('click', () => {
    chosen().forEach(input => { input.checked = false; });
    check(steps[s]);
    if (beside(1) >= 0) go(beside(1));
    else show();
  });
  back.addEventListener('click', () => {
    if (d) return history.back();
    s = beside(-1);
    remember();
    show();
  });
  addEventListener('popstate', event => {
    if (sending) return finish();
    if (!event.state) {
      // A link within the page made an entry of its own.
      d++;
      return remember();
    }
    ({ s, d } = event.state);
    show();
  });

  // An option that stands alone takes the others away, and they it. Too many is told, not prevented.
  const check = step => {
    const note = step.querySelector('.error');
    if (!note || !step.dataset.max) return;
    const count = step.querySelectorAll('input:checked').length;
    const wrong = count > step.dataset.max;
    note.textContent = wrong ? step.dataset.many.replace('%', count) : '';
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
    check(target.closest('.step'));
    paint();
  });
  if (errors) {
    errors.addEventListener('click', event => {
      const input = event.target.closest('a') && id(event.target.closest('a').hash.slice(1));
      if (!input) return;
      event.preventDefault();
      s = steps.indexOf(input.closest('.step'));
      remember();
      paint();
      input.focus();
    });
  }

  // Sends once, from the form's one remaining entry.
  let finish = () => {};
  const dispatch = () => {
    sending = true;
    send.disabled = true;
    send.textContent = words.busy || send.dataset.busy;
    const away = d;
    finish = () => {
      finish = () => {};
      d = 0;
      sent = true;
      remember();
      form.submit();
    };
    if (away) {
      history.go(-away);
      setTimeout(() => finish(), 600);
    } else finish();
    setTimeout(ready, 9000);
  };
  const ready = () => {
    sending = false;
    send.disabled = false;
    send.textContent = words.send;
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (sending) return;
    // Return in an option asks the browser to send the form; before the last question it means Next.
    if (tooMany() || beside(1) >= 0) forward();
    else dispatch();
  });
  id('resend').querySelector('button').addEventListener('click', () => {
    if (!sending) dispatch();
  });

  addEventListener('pageshow', () => {
    ready();
    if ((history.state || {}).sent) {
      form.hidden = id('intro').hidden = true;
      if (errors) errors.hidden = true;
      again.hidden = false;
      id('resend').hidden = !form.querySelector('input:checked');
      again.focus();
    } else paint();
  });

  id('top').hidden = false;
  form.classList.add('steps');
  remember();
  paint();
  if (errors) focus(errors);
})();
