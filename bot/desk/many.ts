import type { FastifyInstance } from 'fastify';
import { openFigures, weekDays } from '../../app/figures-cache.ts';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { whyNotBegin } from '../../domain/transition.ts';
import { requestViews } from '../../app/db/requests.ts';
import { readStepForm } from '../../flows/features/desk/step-form.ts';
import { withinReach } from '../../flows/features/requests/reach.ts';
import { stepReads } from '../../flows/features/office/take-step.ts';
import type { Step } from '../../flows/features/office/act.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { sendPage, type Guard } from './guard.ts';
import { headPage, headRequests } from './head-page.ts';
import { page, say } from './layout.ts';
import { html } from '../markup.ts';
import type { DeskNeeds, FormHandler, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { seen } from './seen.ts';
import type { Filled } from './step-fields.ts';
import { stepScene } from './step-scene.ts';
import { sheetsPage } from './sheet-page.ts';
import { showPreview } from './steps.ts';
import { deskTexts } from './texts.ts';

/** No page shows more at once. */
const mostChosen = 100;

/** Of the requests chosen on a page those on which their member may begin a step now. */
const chosenFor = async (
  { db, vault, clock, tz }: DeskNeeds,
  { staff }: Member,
  step: Step,
  posted: Posted,
): Promise<RequestView[]> => {
  const numbers = posted.all('nomor').slice(0, mostChosen);
  const views = numbers.length === 0 ? [] : await requestViews(db, vault, { numbers });
  const today = cityDate(clock(), tz);
  return views
    .filter((view) => withinReach(view, staff))
    .filter((view) => whyNotBegin(view, step, { kind: 'staff', member: staff }, today) === null)
    .toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number));
};

const nothing: Filled = { given: { one: () => '', all: () => [] }, problems: {} };

/** The same step on all requests chosen: *Verifikasi* from the list, *Disposisi* at the head's desk. */
export const manyRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('head');
  const figuresOf = openFigures(needs);

  const previewed = (member: Member, step: Step, chosen: readonly RequestView[], posted: Posted) =>
    chosen.map((request) => {
      const scene = stepScene(needs, member, request, step);
      const read = readStepForm(step, { one: posted.one, all: posted.all }, scene);
      return { request, scene, read };
    });

  const verifyMany: FormHandler = async (member, request, reply, posted) => {
    const chosen = await chosenFor(needs, member, 'verify', posted);
    if (chosen.length > 0)
      return showPreview(needs, member, reply, {
        step: 'verify',
        previewed: chosen.map((one) => ({ request: one, input: {}, reads: [] })),
        to: '/meja',
      });
    if (posted.all('nomor').length > 0) return guard.refuse(request, reply, 'request', member);
    const { title } = deskTexts.inbox;
    const body = [
      say(deskTexts.steps.noneChosen, 'refused'),
      html`<p><a href="/meja">${deskTexts.refused.home}</a></p>`,
    ];
    return sendPage(reply, page({ title, staff: member.staff, part: 'inbox' }, ...body), 422);
  };
  app.post('/meja/verifikasi', guard.form(verifyMany));

  const showHead = async (
    member: Member,
    filled: Filled,
    pick: readonly string[] | 'all',
    problem?: string,
  ): Promise<string> => {
    const today = cityDate(needs.clock(), needs.tz);
    const [waiting, { total: week }] = await Promise.all([
      headRequests(needs, member.staff),
      figuresOf(addDays(today, 1 - weekDays), today),
    ]);
    await seen(needs, member, 'list', waiting);
    return headPage(waiting, { filled, pick, problem }, member, { ...needs, today, week });
  };

  app.post(
    '/meja/kepala/lembar',
    only.form(async (member, _request, reply, posted) => {
      const chosen = await chosenFor(needs, member, 'dispose', posted);
      if (chosen.length === 0)
        return sendPage(reply, await showHead(member, nothing, [], deskTexts.steps.noneChosen), 422);
      await seen(needs, member, 'sheet', chosen);
      return sendPage(reply, sheetsPage(chosen, needs, member, '/meja/kepala'));
    }),
  );

  app.get(
    '/meja/kepala',
    only.page(async (member, request, reply) => {
      const all = (request.query as Record<string, unknown>)['pilih'] === 'semua';
      return sendPage(reply, await showHead(member, nothing, all ? 'all' : []));
    }),
  );

  app.post(
    '/meja/kepala',
    only.form(async (member, _request, reply, posted) => {
      const chosen = await chosenFor(needs, member, 'dispose', posted);
      const tried = previewed(member, 'dispose', chosen, posted);
      const problems = tried.flatMap(({ read }) => (read.ok ? [] : [read.problems]))[0] ?? {};
      if (chosen.length === 0 || Object.keys(problems).length > 0) {
        const problem = chosen.length === 0 ? deskTexts.steps.noneChosen : deskTexts.steps.wrong;
        const filled = { given: posted, problems };
        return sendPage(reply, await showHead(member, filled, posted.all('nomor'), problem), 422);
      }
      const ready = tried.flatMap(({ request: one, scene, read }) =>
        read.ok ? [{ request: one, input: read.input, reads: stepReads(scene, 'dispose', read.input) }] : [],
      );
      return showPreview(needs, member, reply, { step: 'dispose', previewed: ready, to: '/meja/kepala' });
    }),
  );
};
