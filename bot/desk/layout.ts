import { mayReadReports, type StaffMember } from '../../domain/role.ts';
import { shownActor } from '../../flows/features/requests/shown.ts';
import type { AtDesk } from './needs.ts';
import { documentOf, html, type Markup } from '../markup.ts';
import { scriptPath } from './script.ts';
import { stylePath } from './style.ts';
import { deskTexts } from './texts.ts';

/** Where in the desk a page is. */
export type Part =
  | 'inbox'
  | 'head'
  | 'counter'
  | 'agenda'
  | 'rooms'
  | 'oversight'
  | 'reports'
  | 'people'
  | 'services'
  | 'history'
  | 'incidents'
  | 'own';

const parts: Record<Part, { path: string; may(staff: StaffMember): boolean }> = {
  inbox: { path: '/meja', may: () => true },
  head: { path: '/meja/kepala', may: ({ role, acting }) => role === 'head' || acting !== undefined },
  counter: {
    path: '/meja/loket',
    may: ({ role }) => role === 'operator' || role === 'records_officer',
  },
  agenda: {
    path: '/meja/agenda',
    may: ({ role, everyUnit, acting }) => role !== 'operator' || everyUnit === true || acting !== undefined,
  },
  rooms: { path: '/meja/ruangan', may: () => true },
  oversight: { path: '/meja/pengawasan', may: ({ role }) => role === 'administrator' },
  reports: { path: '/meja/laporan', may: mayReadReports },
  people: { path: '/meja/orang', may: ({ role }) => role === 'administrator' },
  services: { path: '/meja/layanan', may: () => true },
  // Pasal 17: who did and who looked is for those who answer for it.
  history: { path: '/meja/riwayat', may: ({ role }) => role === 'administrator' },
  incidents: { path: '/meja/insiden', may: ({ role }) => role === 'administrator' },
  own: { path: '/meja/keluar', may: () => true },
};

/** Whether a part of the desk is somebody's. */
export const mayOpen = (part: Part, staff: StaffMember): boolean => parts[part].may(staff);

/** Somebody's parts of the desk, in their order. */
export const ownParts = (staff: StaffMember): Part[] =>
  (Object.keys(parts) as Part[]).filter((part) => mayOpen(part, staff));

const navigation = (staff: StaffMember, at: Part | null): Markup => html`
  <nav aria-label=${deskTexts.nav.label}>
    <ul>
      ${ownParts(staff).map(
        (part) =>
          html`<li>
            <a href=${parts[part].path} aria-current=${part === at ? 'page' : null}>${deskTexts.nav[part]}</a>
          </li>`,
      )}
    </ul>
  </nav>
`;

type Page = {
  title: string;
  /** Of a page for nobody in particular. */
  office?: string;
  staff?: AtDesk | null;
  part?: Part | null;
  narrow?: boolean;
};

/** A whole page of the desk around its content. */
export const page = (
  { title, staff = null, office = staff?.office ?? '', part = null, narrow = false }: Page,
  ...content: (Markup | Markup[] | false | null)[]
): string =>
  documentOf(html`
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${deskTexts.frame.title}</title>
        <link rel="stylesheet" href=${stylePath} />
        ${staff && html`<script src=${scriptPath} defer></script>`}
      </head>
      <body>
        <a class="skip" href="#isi">${deskTexts.frame.skip}</a>
        <header class="top">
          <div class="row">
            <p><span class="name">${deskTexts.frame.title}</span>${office !== '' && html`<br />${office}`}</p>
            ${staff && navigation(staff, part)}
            ${staff && html`<p class="me">${shownActor({ action: '', actor: staff.name, role: staff.role })}</p>`}
          </div>
        </header>
        <main id="isi" class=${narrow ? 'narrow' : null}>
          <h1>${title}</h1>
          ${content}
        </main>
        ${staff && html`<footer><a href="/meja/tombol">${deskTexts.keys.link}</a></footer>`}
      </body>
    </html>
  `);

/** Our own words as the chat shows them, with what stands between stars bold. */
export const words = (text: string): Markup[] =>
  text
    .split(/\*([^*\n]+)\*/)
    .map((part, at) => (at % 2 === 1 ? html`<strong>${part}</strong>` : html`<span>${part}</span>`));

/** A sentence that matters. What came of a form has the focus, so that whoever works by keys or hears the page goes on from there. */
export const say = (text: string, kind: 'done' | 'refused' | null = null): Markup =>
  html`<p
    class=${kind ? `say words ${kind}` : 'say words'}
    role=${kind === 'refused' ? 'alert' : 'status'}
    tabindex=${kind && '-1'}
    autofocus=${kind !== null}
  >
    ${words(text)}
  </p>`;
