import type { FastifyInstance } from 'fastify';
import { cookieOf, noKeysCookie } from './cookies.ts';
import { csrfField } from './fields.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { html } from '../markup.ts';
import { ownParts, page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { keys, nav } = deskTexts;
const path = '/meja/tombol';
const year = 365 * 86_400;

const row = (key: string, use: string): Cell[] => [html`<kbd>${key}</kbd>`, use];

const keysPage = ({ staff, csrf }: Member, areOff: boolean): string =>
  page(
    { title: keys.title, staff },
    html`<p>${keys.how}</p>`,
    tableUnder(keys.title, keys.columns, [
      ...keys.rows.map(([key, use]) => row(key, use)),
      ...ownParts(staff)
        .slice(0, 9)
        .map((part, at) => row(String(at + 1), keys.part(nav[part]))),
    ]),
    html`<form method="post" action=${path} class="actions">
      ${csrfField(csrf)}
      <p>${areOff ? keys.areOff : keys.areOn}</p>
      <button class="plain" name="mati" value=${areOff ? '' : '1'}>${areOff ? keys.on : keys.off}</button>
    </form>`,
  );

/** The page that tells the keys, and switches them off for whom they are in the way (WCAG 2.1.4). */
export const keysRoutes = (app: FastifyInstance, { publicUrl }: DeskNeeds, guard: Guard): void => {
  app.get(
    path,
    guard.page((member, request, reply) =>
      sendPage(reply, keysPage(member, cookieOf(request, noKeysCookie) === '1')),
    ),
  );

  app.post(
    path,
    guard.form((_member, _request, reply, posted) => {
      const areOff = posted.one('mati') === '1';
      void reply.setCookie(noKeysCookie, areOff ? '1' : '', {
        ...{ path: '/meja', sameSite: 'strict', maxAge: areOff ? year : 0 },
        secure: publicUrl.startsWith('https:'),
      });
      return sendOn(reply, path);
    }),
  );
};
