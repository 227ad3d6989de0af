import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sealedPlaces } from '../../app/places.ts';
import { CityEdit, editStep } from '../../flows/catalogue/city-edit.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { describeEdits } from '../../flows/features/city-changes/describe.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { html } from '../markup.ts';
import { decideChange } from './changes.ts';
import { csrfField, lineField, wordsField } from './fields.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { page, say, words } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;
const About = z.object({ code: z.string() });
const Prepared = z.strictObject({ edits: z.array(CityEdit).min(1), reason: z.string() });
type Prepared = z.infer<typeof Prepared>;

type Typed = { steps: readonly string[]; reason: string; problem: string | null };

const formView = (
  { code, title }: Service,
  { steps, reason, problem }: Typed,
  { staff, csrf }: Member,
): string =>
  page(
    { title: texts.editTitle(title), staff, part: null },
    problem !== null && say(problem, 'refused'),
    html`<form method="post" action=${`/meja/layanan/${code}/sop`} class="card">
      ${csrfField(csrf)}
      ${steps.map((step, at) => wordsField({ id: `langkah_${at}`, label: texts.step(at + 1) }, step))}
      ${lineField({ id: 'alasan', label: texts.reason, help: texts.reasonHelp }, reason)}
      <button>${deskTexts.steps.next}</button>
    </form>`,
    html`<p><a href=${`/meja/layanan/${code}`}>${deskTexts.steps.back}</a></p>`,
  );

type Seen = { sealed: string; change: string; steps: readonly string[] };

const previewView = ({ title }: Service, { sealed, change, steps }: Seen, { staff, csrf }: Member): string =>
  page(
    { title: texts.editTitle(title), staff, part: null },
    html`<div class="columns">
      <section class="card">
        <h2>${texts.difference}</h2>
        <p class="words">${words(change)}</p>
      </section>
      <section class="card">
        <h2>${texts.phone}</h2>
        <blockquote class="phone">
          <strong>SOP ${title}</strong>
          <ol>
            ${steps.map((step) => html`<li>${step}</li>`)}
          </ol>
        </blockquote>
      </section>
    </div>`,
    html`<form method="post" action="/meja/layanan/usulan" class="actions">
      ${csrfField(csrf)} <input type="hidden" name="usulan" value=${sealed} />
      <button>${cityTexts.labels.submit}</button>
    </form>`,
    html`<p><a href="/meja/layanan/usulan">${texts.back}</a></p>`,
  );

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Another wording of an SOP: written beside what stands, looked at as a phone shows it, submitted for adoption. */
export const sopRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { catalogue, loadFact, settings, vault } = needs;

  const serviceOf = (params: unknown, { staff }: Member): Service | null => {
    const service = catalogue.byCode.get(About.parse(params).code);
    return service && staff.role === 'administrator' ? service : null;
  };

  const read = async (
    service: Service,
    posted: Posted,
    { contactId }: Member,
  ): Promise<{ prepared: Prepared; steps: string[] } | Typed> => {
    const steps = service.sop.map((_, at) => plain(posted.one(`langkah_${at}`)));
    const reason = plain(posted.one('alasan'));
    const wrong = (problem: string): Typed => ({ steps, reason, problem });
    const changed = steps.flatMap((step, at) =>
      step === plain(service.sop[at] ?? '') ? [] : [{ step, at }],
    );
    if (changed.length === 0) return wrong(texts.nothing);
    if (changed.some(({ step }) => step.length < 3 || step.length > 300))
      return wrong(cityTexts.wordsRefused);
    if (reason.length < 3 || reason.length > 300) return wrong(cityTexts.reasonRefused);
    const edits = changed.flatMap(({ step, at }) => editStep(service, at, step));
    const { problems } = await loadFact({ fact: 'city_trial', edits }, contactId);
    return problems.length > 0 ? wrong(cityTexts.cannot(problems)) : { prepared: { edits, reason }, steps };
  };

  app.get(
    '/meja/layanan/:code/sop',
    guard.page((member, request, reply) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      return sendPage(reply, formView(service, { steps: service.sop, reason: '', problem: null }, member));
    }),
  );

  app.post(
    '/meja/layanan/:code/sop',
    guard.form(async (member, request, reply, posted) => {
      const service = serviceOf(request.params, member);
      if (!service) return guard.refuse(request, reply, 'role', member);
      const found = await read(service, posted, member);
      if ('problem' in found) return sendPage(reply, formView(service, found, member), 422);
      const sealed = vault.seal(JSON.stringify(found.prepared), sealedPlaces.deskForm(member.staff.id));
      const change = describeEdits(found.prepared.edits, catalogue);
      return sendPage(reply, previewView(service, { sealed, change, steps: found.steps }, member));
    }),
  );

  const opened = (sealed: string, staffId: string): Prepared | null => {
    try {
      return Prepared.parse(JSON.parse(vault.open(sealed, sealedPlaces.deskForm(staffId))));
    } catch {
      // Whatever is wrong with it, it is no form of ours: its sender is refused.
      return null;
    }
  };

  app.post(
    '/meja/layanan/usulan',
    guard.form(async (member, request, reply, posted) => {
      const { staff, contactId } = member;
      if (staff.role !== 'administrator') return guard.refuse(request, reply, 'role', member);
      const prepared = opened(posted.one('usulan'), staff.id);
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
