import { html, type Markup } from '../markup.ts';
import { textField } from './fields.ts';
import { page, say, words } from './layout.ts';
import { deskTexts } from './texts.ts';

const { login } = deskTexts;

const nameForm = (button: string): Markup => html`
  <form method="post" action="/meja/masuk">
    ${textField(
      { id: 'nama', label: login.name, help: login.nameHelp },
      (own) =>
        html`<input
          type="text"
          required
          maxlength="120"
          autocomplete="username"
          autocapitalize="none"
          ...${own}
        />`,
    )}
    <button>${button}</button>
  </form>
`;

/** The login: first a name or number. */
export const loginPage = (office: string): string =>
  page(
    { title: login.title, office, narrow: true },
    html`<p>${login.how}</p>`,
    html`<div class="card">${nameForm(login.send)}</div>`,
  );

/** Then the code; the same page whether anybody was written to or not. */
export const codePage = (office: string, { isWrong }: { isWrong: boolean }): string =>
  page(
    { title: login.codeTitle, office, narrow: true },
    isWrong ? say(login.wrong, 'refused') : say(login.sent),
    html`<div class="card">
      <form method="post" action="/meja/masuk/kode">
        ${textField(
          { id: 'kode', label: login.code, help: login.codeHelp },
          (own) =>
            html`<input
              type="text"
              required
              maxlength="12"
              inputmode="numeric"
              autocomplete="one-time-code"
              autofocus
              ...${own}
            />`,
        )}
        <button>${login.enter}</button>
      </form>
    </div>`,
    html`<details class="card">
      <summary>${login.again}</summary>
      ${nameForm(login.send)}
    </details>`,
  );

/** What a link from the chat opens: looking does not use it up. */
export const linkPage = (office: string, link: string): string =>
  page(
    { title: login.linkTitle, office, narrow: true },
    html`<div class="card">
      <p>${words(login.linkHow)}</p>
      <form method="post" action=${`/meja/masuk/${link}`}><button>${login.enter}</button></form>
    </div>`,
  );

/** A link that lets nobody in any more. */
export const linkGonePage = (office: string): string =>
  page(
    { title: login.linkTitle, office, narrow: true },
    say(login.linkGone, 'refused'),
    html`<p><a href="/meja">${login.toLogin}</a></p>`,
  );
