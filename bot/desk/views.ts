import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dropView, keepView, type DeskView } from '../../app/db/desk-views.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField } from './fields.ts';
import { sendOn, type Guard } from './guard.ts';
import { listPath, readAsked, type Asked } from './listed-requests.ts';
import type { DeskNeeds } from './needs.ts';
import { deskTexts } from './texts.ts';

const { inbox } = deskTexts;

/** The address of a list from its beginning. */
const wholeList = (asked: Asked): string => listPath('/meja', { ...asked, from: null, pickAll: false });

const viewItem = ({ id, name, query }: DeskView, csrf: string): Markup => html`
  <li>
    <a href=${query}>${name}</a>
    <form method="post" action="/meja/tampilan/hapus">
      ${csrfField(csrf)} <input type="hidden" name="id" value=${id} />
      <button class="plain small" aria-label=${inbox.dropView(name)}>×</button>
    </form>
  </li>
`;

const keepForm = (asked: Asked, csrf: string): Markup => html`
  <form method="post" action="/meja/tampilan" class="actions">
    ${csrfField(csrf)} <input type="hidden" name="daftar" value=${wholeList(asked)} />
    <div>
      <label for="nama-tampilan">${inbox.viewName}</label><br />
      <input type="text" id="nama-tampilan" name="nama" maxlength="40" required />
    </div>
    <button class="plain">${inbox.keepView}</button>
  </form>
`;

/** A member's own views of the list, and the form that keeps this one, where it is anything of its own. */
export const viewsPart = (views: readonly DeskView[], asked: Asked, csrf: string): Markup | null => {
  const isOwn = wholeList(asked) !== '/meja';
  if (views.length === 0 && !isOwn) return null;
  return html`<details class="noprint" open=${isOwn && views.length > 0}>
    <summary>${inbox.views}</summary>
    ${
      views.length > 0 &&
      html`<ul class="views">
        ${views.map((view) => viewItem(view, csrf))}
      </ul>`
    }
    ${isOwn && keepForm(asked, csrf)}
  </details>`;
};

const Name = z.string().trim().min(1).max(40);

/** Keeps and drops views; what is kept is read as the list's own address is, so nothing else gets in. */
export const viewRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, clock } = needs;

  app.post(
    '/meja/tampilan',
    guard.form(async ({ staff }, _request, reply, posted) => {
      const [, asked = ''] = posted.one('daftar').split('?');
      const query = wholeList(readAsked(Object.fromEntries(new URLSearchParams(asked)), needs));
      const { data: name } = Name.safeParse(posted.one('nama'));
      if (name !== undefined && query !== '/meja')
        await keepView(db, { staffId: staff.id, name, query }, clock());
      return sendOn(reply, query);
    }),
  );

  app.post(
    '/meja/tampilan/hapus',
    guard.form(async ({ staff }, _request, reply, posted) => {
      const { data: id } = z.guid().safeParse(posted.one('id'));
      if (id !== undefined) await dropView(db, staff.id, id);
      return sendOn(reply, '/meja');
    }),
  );
};
