import type { FastifyInstance } from 'fastify';
import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import type { Prepared } from './proposing.ts';
import { html, type Markup } from '../markup.ts';
import { mayLookAtChanges } from './changes-page.ts';
import { csrfField, lineField } from './fields.ts';
import { sendPage, type Guard } from './guard.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { Proposing } from './proposing.ts';
import { differencePart, phonePart } from './proposing-page.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;

/** More is said in no trial, and each thing said is answered anew. */
const most = 30;

type Named = { usulan: string; nomor: string };
type Tried = { prepared: Prepared; named: Named; said: readonly string[]; phone: readonly PreviewLine[] };

const hidden = (name: string, value: string): Markup =>
  html`<input type="hidden" name=${name} value=${value} />`;

const tryView = (
  { prepared: { edits }, named, said, phone }: Tried,
  catalogue: DeskNeeds['catalogue'],
  { staff, csrf }: Member,
): string =>
  page(
    { title: texts.tryTitle, staff, part: null },
    html`<p class="help">${texts.tryHow}</p>`,
    html`<div class="columns">
      <div>
        ${phonePart(phone)}
        <form method="post" action="/meja/layanan/contoh" class="card">
          ${csrfField(csrf)} ${hidden('usulan', named.usulan)} ${hidden('nomor', named.nomor)}
          ${said.map((text) => hidden('kata', text))} ${lineField({ id: 'tulis', label: texts.write }, '')}
          <button>${texts.sendWords}</button>
        </form>
      </div>
      <div>${differencePart(edits, [], catalogue.now())}</div>
    </div>`,
    html`<p><a href="/meja/layanan/usulan">${texts.back}</a></p>`,
  );

/** A change tried out in a chat that nobody has, before it is submitted and before it is adopted. */
export const tryOutRoutes = (
  app: FastifyInstance,
  { catalogue, loadFact }: DeskNeeds,
  guard: Guard,
  { opened, phone }: Proposing,
): void => {
  const found = async (posted: Posted, member: Member): Promise<Prepared | null> => {
    if (posted.one('usulan') !== '') return opened(posted.one('usulan'), member);
    const proposals = await loadFact({ fact: 'city_proposals' }, member.contactId);
    return proposals.find(({ id }) => String(id) === posted.one('nomor')) ?? null;
  };

  app.post(
    '/meja/layanan/contoh',
    guard.form(async (member, request, reply, posted) => {
      if (!mayLookAtChanges(member.staff)) return guard.refuse(request, reply, 'role', member);
      const prepared = await found(posted, member);
      if (!prepared) return guard.refuse(request, reply, 'form', member);
      const said = [...posted.all('kata'), posted.one('tulis')].filter((text) => text !== '').slice(-most);
      const named = { usulan: posted.one('usulan'), nomor: posted.one('nomor') };
      const shown = { prepared, named, said, phone: await phone(prepared.edits, said) };
      return sendPage(reply, tryView(shown, catalogue, member));
    }),
  );
};
