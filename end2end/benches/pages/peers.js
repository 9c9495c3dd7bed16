// The same questions in pages made with other tools: plain HTML, the GOV.UK kit, and SurveyJS, each as its own
// documentation says, with everything compressed and served from beside it.
import { readFileSync } from 'node:fs';

const packaged = (name, file) => readFileSync(new URL(`node_modules/${name}/${file}`, import.meta.url));

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const page = (head, body, attributes = '') => `<!DOCTYPE html><html lang="sv"${attributes}><head><meta charset="utf-8">`
    + `<meta name="viewport" content="width=device-width,initial-scale=1"><title>Hur trygg är du?</title>${head}</head>${body}</html>`;

/** A grid is a fieldset of fieldsets, everything else one fieldset: given how one option and one fieldset are written. */
function form(questions, fieldset, option) {
    const of = ({ name, title, options, multiple }, level) => fieldset(
        title, options.map(({ value, text }, place) => option(name, value, text, multiple, `${name}-${place}`)).join(''), level,
    );
    return questions.map((question) => question.items
        ? fieldset(question.title, question.items.map((item) => of(item, 3)).join(''), 2)
        : of(question, 2)).join('');
}

export function plain(questions) {
    const fieldset = (title, inside) => `<fieldset><legend>${escaped(title)}</legend>${inside}</fieldset>`;
    const option = (name, value, text, multiple) =>
        `<label><input type="${multiple ? 'checkbox' : 'radio'}" name="${name}" value="${value}">${escaped(text)}</label>`;
    return { '/': page('', `<body><h1>Hur trygg är du?</h1><form method="post">${form(questions, fieldset, option)}<button>Skicka</button></form></body>`) };
}

export function govuk(questions) {
    const fieldset = (title, inside, level) => `<div class="govuk-form-group"><fieldset class="govuk-fieldset">`
        + `<legend class="govuk-fieldset__legend govuk-fieldset__legend--${level === 2 ? 'l' : 's'}"><h${level} class="govuk-fieldset__heading">${escaped(title)}</h${level}></legend>`
        + `${inside}</fieldset></div>`;
    const option = (name, value, text, multiple, id) => {
        const kind = multiple ? 'checkboxes' : 'radios';
        return `<div class="govuk-${kind}" data-module="govuk-${kind}"><div class="govuk-${kind}__item"><input class="govuk-${kind}__input" id="${id}" type="${multiple ? 'checkbox' : 'radio'}" name="${name}" value="${value}">`
            + `<label class="govuk-label govuk-${kind}__label" for="${id}">${escaped(text)}</label></div></div>`;
    };
    const start = `<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>`;
    return {
        '/': page(
            '<link rel="stylesheet" href="/govuk-frontend.min.css"><script type="module" src="/start.js"></script>',
            `<body class="govuk-template__body">${start}<div class="govuk-width-container"><main class="govuk-main-wrapper"><h1 class="govuk-heading-xl">Hur trygg är du?</h1>`
            + `<form method="post">${form(questions, fieldset, option)}<button class="govuk-button" data-module="govuk-button">Skicka</button></form></main></div></body>`,
            ' class="govuk-template"',
        ),
        '/start.js': "import { initAll } from '/govuk-frontend.min.js'\ninitAll()\n",
        '/govuk-frontend.min.css': packaged('govuk-frontend', 'dist/govuk/govuk-frontend.min.css'),
        '/govuk-frontend.min.js': packaged('govuk-frontend', 'dist/govuk/govuk-frontend.min.js'),
    };
}

export function surveyjs(questions) {
    const choices = (options) => options.map(({ value, text }) => ({ value, text }));
    const elements = questions.map((question) => question.items
        ? {
            type: 'matrix', name: question.title, title: question.title, columns: choices(question.items[0].options),
            rows: question.items.map(({ name, title }) => ({ value: name, text: title })),
        }
        : {
            type: question.multiple ? 'checkbox' : 'radiogroup', name: question.name, title: question.title,
            choices: choices(question.options),
        });
    // One question at a time, as on our own page: the less there is to draw, the sooner it can be answered.
    const model = { title: 'Hur trygg är du?', questionsOnPageMode: 'questionPerPage', elements };
    const start = `document.addEventListener('DOMContentLoaded', () => new Survey.Model(${JSON.stringify(model)}).render(document.getElementById('survey')));`;
    return {
        '/': page(
            '<link rel="stylesheet" href="/survey-core.min.css"><script src="/survey.core.min.js"></script><script src="/survey-js-ui.min.js"></script><script src="/start.js"></script>',
            '<body><div id="survey"></div></body>',
        ),
        '/start.js': start,
        '/survey-core.min.css': packaged('survey-core', 'survey-core.min.css'),
        '/survey.core.min.js': packaged('survey-core', 'survey.core.min.js'),
        '/survey-js-ui.min.js': packaged('survey-js-ui', 'survey-js-ui.min.js'),
    };
}

/** One of our own pages without its looks: no style, no script, no drawing, no class. */
export function stripped(html) {
    const bare = html
        .replaceAll(/<(style|script|svg)\b[^>]*>.*?<\/\1>/gs, '')
        .replaceAll(/<link\b[^>]*>/g, '')
        .replaceAll(/ (class|data-[a-z-]+)="[^"]*"/g, '');
    return { '/': bare };
}
