import { cityDate } from '../../domain/city-time.ts';
import type { StaffMember } from '../../domain/role.ts';
import { sopsIn } from '../../flows/catalogue/city-edit.ts';
import { describeEdits } from '../../flows/features/city-changes/describe.ts';
import type { Proposal } from '../../flows/features/city-changes/facts.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField } from './fields.ts';
import { page, say, words } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;

/** Whether somebody may read the changes that wait. */
export const mayLookAtChanges = ({ role }: Pick<StaffMember, 'role'>): boolean =>
  role === 'head' || role === 'administrator';

/** A change that waits, what it says otherwise file by file, and why it could not be made now. */
export type Waiting = { proposal: Proposal; lines: readonly string[]; problems: readonly string[] };

type Where = Pick<DeskNeeds, 'catalogue' | 'tz'> & { mayAdopt: boolean };

const decisions = ({ proposal, problems }: Waiting, csrf: string): Markup => {
  const { id, edits } = proposal;
  const named = (field: string): string => `${field}_${id}`;
  return html`<form method="post" action=${`/meja/layanan/usulan/${id}`}>
    ${csrfField(csrf)}
    ${
      problems.length === 0 &&
      html`${
          sopsIn(edits).length > 0 &&
          html`${lineField({ id: named('keputusan'), label: texts.decree }, '')}
          ${lineField({ id: named('tanggal'), label: texts.decreeDay }, '')}`
        }
        <p class="actions">
          <button name="tindakan" value="tetapkan">${cityTexts.labels.establish}</button>
        </p>`
    }
    ${lineField({ id: named('alasan'), label: texts.because, help: texts.becauseHelp }, '')}
    <p class="actions">
      <button class="plain" name="tindakan" value="kembalikan">${cityTexts.labels.sendBack}</button>
    </p>
  </form>`;
};

const tryOut = ({ id }: Proposal, csrf: string): Markup =>
  html`<form method="post" action="/meja/layanan/contoh" class="actions">
    ${csrfField(csrf)} <input type="hidden" name="nomor" value=${id} />
    <button class="plain">${texts.tryOut}</button>
  </form>`;

const linesPart = (lines: readonly string[]): Markup =>
  html`<details>
    <summary>${texts.lines}</summary>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </details>`;

const card = (waiting: Waiting, { catalogue, tz, mayAdopt }: Where, csrf: string): Markup => {
  const { author, at, edits, reason, id } = waiting.proposal;
  const change = describeEdits(edits, catalogue);
  return html`<section class="card">
    <h2>${cityTexts.listed(id, '').replace(/: $/, '')}</h2>
    <p class="words">${words(cityTexts.one(author, cityDate(new Date(at), tz), change, reason))}</p>
    ${waiting.lines.length > 0 && linesPart(waiting.lines)}
    ${waiting.problems.length > 0 && say(cityTexts.cannot(waiting.problems), 'refused')}
    ${waiting.problems.length === 0 && tryOut(waiting.proposal, csrf)} ${mayAdopt && decisions(waiting, csrf)}
  </section>`;
};

/** The changes of what the city decides that wait, each with its difference; who adopts them does it here. */
export const changesView = (
  told: Markup | null,
  waiting: readonly Waiting[],
  where: Where,
  { staff, csrf }: Member,
): string =>
  page(
    { title: texts.title, staff, part: 'services' },
    told,
    waiting.length === 0 && html`<p>${cityTexts.none}</p>`,
    waiting.map((one) => card(one, where, csrf)),
    html`<p><a href="/meja/layanan">${deskTexts.services.back}</a></p>`,
  );
