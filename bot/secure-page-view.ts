import { inFours, type Opened } from '../app/secure-view.ts';
import type { Field } from '../flows/fields/field-schema.ts';
import type { Letter } from '../flows/catalogue/service.ts';
import { stepTexts } from '../flows/features/office/texts.ts';
import type { Office } from '../flows/catalogue/city.ts';
import { securePageTexts as texts } from '../flows/pages/secure-page.ts';
import { escaped } from './markup.ts';
import { style } from './secure-page-style.ts';

/** A sentence of the conversation in HTML: its *bold* and its line ends. */
export const rich = (text: string): string =>
  escaped(text)
    .replace(/\*([^*\n]+)\*/g, '<strong>$1</strong>')
    .replace(/\n/g, '<br>');

const sender = (office: Office): string => texts.sender(office.name, office.phone);

/** A whole page: title, body and footer in HTML, and what more stands in its head. */
export const page = (
  office: Office,
  title: string,
  body: string,
  footer = sender(office),
  head = '',
): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">${head}
<title>${escaped(title)} – ${escaped(office.name)}</title>
<style>${style}</style>
</head>
<body>
<header><p class="office">${escaped(office.name)}</p><p class="name">${escaped(texts.name)}</p></header>
<main>${body}</main>
<footer><p>${escaped(footer)}</p></footer>
</body>
</html>
`;

/** A box of the page. */
export const card = (content: string, kind = ''): string =>
  `<section class="card${kind && ` ${kind}`}">${content}</section>`;

const notice = (say: string | undefined): string =>
  say === undefined ? '' : `<p class="notice" role="alert">${rich(say)}</p>`;

const form = (content: string): string =>
  `<form method="post" enctype="multipart/form-data" autocomplete="off">${content}</form>`;

const digits: Field['type'][] = ['nik', 'nip', 'integer', 'phone'];

const textInput = (field: Field, value: string): string =>
  field.type === 'long_text'
    ? `<textarea id="value" name="value" required maxlength="4000" aria-describedby="help">${escaped(value)}</textarea>`
    : `<input id="value" name="value" type="text" required maxlength="200" value="${escaped(value)}" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" aria-describedby="help"${digits.includes(field.type) ? ' inputmode="numeric"' : ''}>`;

const mimes = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;

const fileInput = (letter: Letter): string =>
  `<input id="file" name="file" type="file" required accept="${letter.types.map((type) => mimes[type]).join(',')}" aria-describedby="help">`;

type Asked = { service: string; say?: string };

const asking = (
  office: Office,
  { service, say }: Asked,
  item: { label: string; help: string },
  input: string,
  name: string,
  hint: string,
): string =>
  page(
    office,
    item.label,
    card(
      `<p class="service">${escaped(service)}</p>${notice(say)}` +
        form(
          `<h1><label for="${name}">${escaped(item.label)}</label></h1><p class="help" id="help">${rich(item.help)} ${escaped(hint)}</p>${input}` +
            `<button type="submit">${escaped(texts.send)}</button>`,
        ),
    ),
  );

/** The question for words; `say` is why the last answer would not do, `value` that answer. */
export const textPage = (office: Office, asked: Asked, field: Field, value = ''): string =>
  asking(office, asked, field, textInput(field, value), 'value', texts.example(field.example));

/** The question for a file. */
export const filePage = (office: Office, asked: Asked, letter: Letter): string =>
  asking(office, asked, letter, fileInput(letter), 'file', texts.largest(letter.megabytes));

/** An unlikely answer, asked back once. */
export const confirmPage = (office: Office, { service, say }: Asked, field: Field, value: string): string =>
  page(
    office,
    field.label,
    card(
      `<p class="service">${escaped(service)}</p><h1>${escaped(field.label)}</h1>${notice(say)}<p class="value">${escaped(field.type === 'nik' ? inFours(value) : value)}</p>` +
        form(
          `<input type="hidden" name="value" value="${escaped(value)}"><input type="hidden" name="confirm" value="1"><button type="submit">${escaped(texts.right)}</button>`,
        ),
    ) +
      card(
        form(
          `<label for="value">${escaped(texts.again)}</label>${textInput(field, '')}<button type="submit" class="second">${escaped(texts.sendAgain)}</button>`,
        ),
      ),
  );

/** The answer has arrived. */
export const thanksPage = (office: Office, label: string): string =>
  page(
    office,
    texts.thanks,
    card(
      `<h1>${escaped(texts.thanks)}.</h1><p>${rich(texts.received(label))}</p><p>${escaped(texts.mayClose)}</p>`,
      'done',
    ),
  );

/** The link does nothing (any more), whatever the reason; also what somebody sees who pressed *Kirim* twice. */
export const gonePage = (office: Office): string =>
  page(
    office,
    texts.gone,
    card(
      `<h1>${escaped(texts.goneTitle)}</h1><p>${escaped(texts.goneWhy)}</p><p>${escaped(texts.goneSent)}</p>` +
        `<p>${rich(texts.goneNew(stepTexts.labels.viewSensitive))}</p>`,
    ),
  );

/** Whoever guesses, and whoever shares their address for a minute. */
export const tooManyPage = (office: Office): string =>
  page(office, texts.tooMany, card(`<h1>${escaped(texts.tooMany)}</h1><p>${escaped(texts.tooManyWait)}</p>`));

const listed = (labels: string[]): string =>
  `<ul>${labels.map((label) => `<li>${escaped(label)}</li>`).join('')}</ul>`;

/** What staff see before they look: what there is, and the field for the code in their chat. */
export const viewPage = (
  office: Office,
  { number, service, say }: Asked & { number: string },
  items: string[],
): string =>
  page(
    office,
    texts.personal,
    card(
      `<p class="service">${escaped(number)} – ${escaped(service)}</p><h1>${escaped(texts.personal)}</h1>${listed(items)}${notice(say)}` +
        form(
          `<label for="code">${escaped(texts.code)}</label><p class="help" id="help">${escaped(texts.codeHelp)}</p>` +
            '<input id="code" name="code" type="text" required maxlength="12" inputmode="numeric" autocomplete="one-time-code" aria-describedby="help">' +
            `<button type="submit">${escaped(texts.show)}</button>`,
        ),
    ),
    texts.looker,
  );

const openedParts = {
  words: (words: string) => `<p class="value">${escaped(words)}</p>`,
  image: ({ mime, bytes }: { mime: string; bytes: Buffer }, label: string) =>
    `<img alt="${escaped(label)}" src="data:${escaped(mime)};base64,${bytes.toString('base64')}">`,
  // The address is the page's own with another token, so that a path before /aman stays as it is.
  file: (token: string, name: string) =>
    `<form method="post" action="${escaped(token)}"><button type="submit" class="second">${escaped(texts.download(name))}</button></form>`,
};

const openedPart = (opened: Opened): string => {
  if ('words' in opened) return openedParts.words(opened.words);
  if ('image' in opened) return openedParts.image(opened.image, opened.label);
  if ('token' in opened) return openedParts.file(opened.token, opened.name);
  return `<p>${escaped(texts.notFound)}</p>`;
};

/** What staff see once. */
export const openedPage = (office: Office, number: string, opened: Opened[]): string =>
  page(
    office,
    texts.personal,
    card(
      `<p class="service">${escaped(number)}</p><h1>${escaped(texts.personal)}</h1>${opened.map((one) => `<h2>${escaped(one.label)}</h2>${openedPart(one)}`).join('')}`,
      'done',
    ) + card(`<p>${escaped(texts.once)}</p>`),
    texts.looker,
  );
