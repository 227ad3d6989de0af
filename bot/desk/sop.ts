import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { editAdopt, editSop } from '../../flows/catalogue/city-edit.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { describeEdits } from '../../flows/features/city-changes/describe.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { html, type Markup } from '../markup.ts';
import { decideChange } from './changes.ts';
import { csrfField, lineField, wordsField } from './fields.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { Looked, Proposing } from './proposing.ts';
import { lookedParts } from './proposing-page.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;
const About = z.object({ code: z.string() });

/** As many as an SOP may have. */
const mostSteps = 8;

type Typed = { steps: readonly string[]; reason: string; problem: string | null; looked: Looked | null };

const stepField = (step: string, at: number, count: number): Markup => {
  const label = at < count ? texts.step(at + 1) : texts.newStep(at + 1);
  return wordsField({ id: `langkah_${at}`, label, ...(at === 0 ? { help: texts.emptyStep } : {}) }, step);
};

const adoptForm = (code: string, csrf: string): Markup =>
  html`<form method="post" action=${`/meja/layanan/${code}/sop`} class="card">
    ${csrfField(csrf)} <input type="hidden" name="tindakan" value="penetapan" />
    ${lineField({ id: 'alasan_penetapan', label: texts.reason }, '')}
    <button class="plain">${texts.adoptSop}</button>
  </form>`;

const formView = (
  { code, title, sop, sopStatus }: Service,
  { steps, reason, problem, looked }: Typed,
  catalogue: DeskNeeds['catalogue'],
  { staff, csrf }: Member,
): string => {
  const fields = Array.from({ length: mostSteps }, (_, at) => steps[at] ?? '');
  return page(
    { title: texts.editTitle(title), staff, part: null },
    problem !== null && say(problem, 'refused'),
    html`<div class="columns">
      <div>
        <form method="post" action=${`/meja/layanan/${code}/sop`} class="card">
          ${csrfField(csrf)} ${fields.map((step, at) => stepField(step, at, sop.length))}
          ${lineField({ id: 'alasan', label: texts.reason, help: texts.reasonHelp }, reason)}
          <button>${texts.see}</button>
        </form>
        ${sopStatus === 'draft' && adoptForm(code, csrf)}
      </div>
      ${looked && html`<div>${lookedParts(looked, catalogue.now(), csrf)}</div>`}
    </div>`,
    html`<p><a href=${`/meja/layanan/${code}`}>${deskTexts.steps.back}</a></p>`,
  );
};

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Another wording of an SOP, or its adoption: written beside what stands, looked at as a phone shows it, submitted. */
export const sopRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  { look, opened }: Proposing,
): void => {
  const { catalogue, loadFact, settings } = needs;

  const serviceOf = (params: unknown, { staff }: Member): Service | null => {
    const service = catalogue.byCode.get(About.parse(params).code);
    return service && staff.role === 'administrator' ? service : null;
  };

  const read = async (service: Service, posted: Posted, member: Member): Promise<Typed> => {
    const adopts = posted.one('tindakan') === 'penetapan';
    const typed = Array.from({ length: mostSteps }, (_, at) => plain(posted.one(`langkah_${at}`)));
    const steps = adopts ? service.sop : typed.filter((step) => step !== '');
    const reason = posted.one(adopts ? 'alasan_penetapan' : 'alasan');
    const wrong = (problem: string): Typed => ({ steps, reason, problem, looked: null });
    const edits = adopts ? editAdopt(service) : editSop(service, steps);
    if (edits.length === 0) return wrong(texts.nothing);
    if (steps.some((step) => step.length < 3 || step.length > 300)) return wrong(cityTexts.wordsRefused);
    const outcome = await look(edits, reason, member);
    return 'problem' in outcome
      ? wrong(outcome.problem)
      : { steps, reason, problem: null, looked: outcome.looked };
  };

  app.get(
    '/meja/layanan/:code/sop',
    guard.page((member, request, reply) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      const typed = { steps: service.sop, reason: '', problem: null, looked: null };
      return sendPage(reply, formView(service, typed, catalogue, member));
    }),
  );

  app.post(
    '/meja/layanan/:code/sop',
    guard.form(async (member, request, reply, posted) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      const typed = await read(service, posted, member);
      return sendPage(reply, formView(service, typed, catalogue, member), typed.problem === null ? 200 : 422);
    }),
  );

  app.post(
    '/meja/layanan/usulan',
    guard.form(async (member, request, reply, posted) => {
      const { staff, contactId } = member;
      if (staff.role !== 'administrator') return guard.refuse(request, reply, 'role', member);
      const prepared = opened(posted.one('usulan'), member);
      if (!prepared) return guard.refuse(request, reply, 'form', member);
      const { edits, reason } = prepared;
      const { lines } = await loadFact({ fact: 'city_trial', edits }, contactId);
      const text = cityTexts.submittedAlert(staff.name, describeEdits(edits, catalogue), reason);
      const to = { roles: [settings.cityAdoptedBy], except: contactId };
      await decideChange(needs, member, { do: 'propose_city', edits, reason, lines }, { to, text });
      return sendOn(reply, '/meja/layanan/usulan');
    }),
  );
};
