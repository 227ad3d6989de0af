import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { whyNotBegin } from '../../domain/transition.ts';
import { outcomesOf } from '../../app/db/desk-posts.ts';
import { withFacts } from '../../app/desk-context.ts';
import { openForm, postForm, sealForm } from '../../app/desk-posts.ts';
import type { Post } from '../../flows/features/desk/posted-step.ts';
import { formFields, readStepForm, rejectedOnPaper } from '../../flows/features/desk/step-form.ts';
import { agendaNeeds, proposed } from '../../flows/features/disposition/index.ts';
import { steps, type Step } from '../../flows/features/office/act.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import type { StepInput } from '../../flows/features/office/step-input.ts';
import { standing } from '../../flows/features/office/standing.ts';
import { refusalText, tryStep } from '../../flows/features/office/step-change.ts';
import { stepReads } from '../../flows/features/office/take-step.ts';
import { today } from '../../flows/features/requests/times.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import { requestOf } from './request-of.ts';
import { seen } from './seen.ts';
import type { ShowRequest } from './request.ts';
import { judgedFile } from './sent-file.ts';
import type { Filled } from './step-fields.ts';
import { formPage, outcomesPage, previewPage, type Previewed } from './step-pages.ts';
import { stepScene } from './step-scene.ts';
import { unopenedWarning } from './unopened-warning.ts';

const Named = z.object({ number: z.string(), step: z.enum(steps) });
const Form = z.object({ form: z.guid() });

const nothingGiven: Pick<Posted, 'one' | 'all'> = { one: () => '', all: () => [] };

/** Seals a step, or what else is posted, on several requests into the page that shows what will be read of it. */
export const showPreview = (
  needs: DeskNeeds,
  member: Member,
  reply: FastifyReply,
  {
    step,
    previewed,
    to,
    warning = null,
  }: { step: Post; previewed: readonly Previewed[]; to: string; warning?: string | null },
): FastifyReply => {
  const prepared = previewed.map(({ request: { id, version }, input }) => ({
    ...{ requestId: id, version, step, input },
  }));
  const sealed = sealForm(needs, member.staff.id, { form: randomUUID(), steps: prepared });
  return sendPage(
    reply,
    previewPage(step, previewed, { sealed, to, units: needs.catalogue.city.units, warning }, member),
  );
};

/** Steps on a request: its form, what the applicant will read, the step itself, and what came of it. */
export const stepRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  /** Why a step cannot be begun, above the request as it is; written down like every refusal. */
  const refuseStep = async (
    { request, reply, member }: { request: FastifyRequest; reply: FastifyReply; member: Member },
    { request: about, ...scene }: StepScene,
    why: string,
  ): Promise<FastifyReply> => {
    const told = say(standing(about, scene, why).text, 'refused');
    return guard.refuseWith(request, reply, 'step', await showRequest(member, about, { told }), member);
  };

  type Begun = { step: Step; found: RequestView; scene: StepScene };

  /** The step an address names, where its member may begin it; otherwise the refusal is answered. */
  const begin = async (
    member: Member,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Begun | FastifyReply> => {
    const { data } = Named.safeParse(request.params);
    const found = data && (await requestOf(needs, member, data.number));
    if (!found) return guard.refuse(request, reply, 'request', member);
    const { step } = data;
    const scene = stepScene(needs, member, found, step);
    const because = whyNotBegin(found, step, { kind: 'staff', member: member.staff }, today(scene.context));
    if (because !== null) return refuseStep({ request, reply, member }, scene, refusalText(because, step));
    await seen(needs, member, 'request', [found]);
    return { step, found, scene };
  };

  /** What is known for a step's form before anything is given. */
  const prefilled = async ({ step, scene }: Begun): Promise<Pick<Filled, 'number' | 'byPaper'>> => {
    if (step === 'register') {
      const context = await withFacts(
        scene.context,
        (known) => agendaNeeds({ ...scene, context: known }, []),
        needs.loadFact,
      );
      return { number: proposed({ ...scene, context }).number };
    }
    const tried =
      step === 'dispose' ? tryStep(scene, scene.request, step, { units: [scene.request.unit] }) : null;
    return { byPaper: tried?.ok === false && tried.because === 'paper_missing' };
  };

  const preview = async (
    member: Member,
    reply: FastifyReply,
    { step, found, scene }: Begun,
    input: StepInput,
  ): Promise<FastifyReply> =>
    showPreview(needs, member, reply, {
      step,
      previewed: [{ request: found, input, reads: stepReads(scene, step, input) }],
      to: requestPath(found.number),
      warning: step === 'verify' ? await unopenedWarning(needs, scene) : null,
    });

  app.get(
    '/meja/permohonan/:number/:step',
    guard.page(async (member, request, reply) => {
      const begun = await begin(member, request, reply);
      if (!('step' in begun)) return begun;
      if (begun.step === 'verify') return preview(member, reply, begun, {});
      const filled = { given: nothingGiven, problems: {}, ...(await prefilled(begun)) };
      return sendPage(reply, formPage(begun.step, begun.scene, filled, member));
    }),
  );

  app.post(
    '/meja/permohonan/:number/:step',
    guard.form(async (member, request, reply, posted) => {
      const begun = await begin(member, request, reply);
      if (!('step' in begun)) return begun;
      const { step, scene } = begun;
      const known = await prefilled(begun);
      const file = await judgedFile(needs, scene, posted, { step, isNeeded: known.byPaper === true });
      // What comes back from the head on paper is a disposition, or a rejection.
      const isRejected = known.byPaper === true && posted.one(formFields.unit) === rejectedOnPaper;
      const taken: Step = isRejected ? 'reject' : step;
      const read = readStepForm(
        taken,
        { one: posted.one, all: posted.all, ...('file' in file ? { file: file.file } : {}) },
        scene,
      );
      const problems = { ...(read.ok ? {} : read.problems), ...('problems' in file ? file.problems : {}) };
      if (read.ok && !('problems' in file)) {
        const scene = stepScene(needs, member, begun.found, taken);
        return preview(member, reply, { ...begun, step: taken, scene }, read.input);
      }
      return sendPage(reply, formPage(step, scene, { given: posted, problems, ...known }, member), 422);
    }),
  );

  app.post(
    '/meja/langkah',
    guard.form(async (member, request, reply, posted) => {
      const form = openForm(needs, member.staff.id, posted.one('formulir'));
      if (!form) return guard.refuse(request, reply, 'form', member);
      const { contactId, staff } = member;
      await postForm(needs, { staffId: staff.id, contactId }, form);
      const [one, ...more] = await outcomesOf(needs.db, form.form, staff.id);
      return sendOn(
        reply,
        one && more.length === 0
          ? `${requestPath(one.number)}?kabar=${form.form}`
          : `/meja/kabar/${form.form}`,
      );
    }),
  );

  app.get(
    '/meja/kabar/:form',
    guard.page(async (member, request, reply) => {
      const { data } = Form.safeParse(request.params);
      const outcomes = data ? await outcomesOf(needs.db, data.form, member.staff.id) : [];
      if (outcomes.length === 0) return guard.refuse(request, reply, 'form', member);
      return sendPage(reply, outcomesPage(outcomes, member));
    }),
  );
};
