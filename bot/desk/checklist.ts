import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { whyNotBegin } from '../../domain/transition.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { standing } from '../../flows/features/office/standing.ts';
import { refusalText } from '../../flows/features/office/step-change.ts';
import { stepReads } from '../../flows/features/office/take-step.ts';
import { readWords } from '../../flows/features/office/words.ts';
import { today } from '../../flows/features/requests/times.ts';
import type { Step } from '../../flows/features/office/act.ts';
import {
  checkedInput,
  itemsOf,
  type Marked,
  marksFor,
  own,
  withRest,
} from '../../flows/features/verification/checklist-items.ts';
import { beginStep } from './begin-step.ts';
import { checkFields, checklistPage } from './checklist-page.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { lookAt } from './letters.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Posted } from './posted.ts';
import type { ShowRequest } from './request.ts';
import { stepScene } from './step-scene.ts';
import { showPreview } from './steps.ts';
import { unopenedWarning } from './unopened-warning.ts';

const Page = z.coerce.number().int().min(1).catch(1);

type Read = { marks: Marked; problems: Record<string, string> };

/** The marks a form gives; one in words of one's own needs the words. */
const readMarks = (scene: StepScene, { one }: Pick<Posted, 'one'>): Read => {
  const read: Read = { marks: {}, problems: {} };
  for (const item of itemsOf(scene)) {
    const { key } = item;
    const typed = one(checkFields.note(key)).trim();
    const chosen = one(checkFields.mark(key)) || (typed === '' ? '' : own);
    if (chosen !== own && !(marksFor(scene, item) as string[]).includes(chosen)) continue;
    const words = typed === '' && chosen !== own ? null : readWords(typed, { min: 3, max: 300 });
    if (words?.ok === false) read.problems[key] = words.say;
    read.marks[key] = { mark: chosen, ...(typed === '' ? {} : { note: words?.ok ? words.words : typed }) };
  }
  return read;
};

const withMarks = (scene: StepScene, marks: Marked): StepScene => ({ ...scene, at: { ...scene.at, marks } });

/** The checklist of the chat as a page: what is marked leads to *Verifikasi* or *Minta kelengkapan*. */
export const checklistRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  const begin = beginStep<StepScene>({ needs, guard, showRequest }, (found, member) => {
    const scene = stepScene(needs, member, found, 'check');
    const actor = { kind: 'staff', member: member.staff } as const;
    const because = whyNotBegin(found, 'verify', actor, today(scene.context));
    return because === null
      ? { on: scene }
      : { refused: standing(found, scene, refusalText(because, 'verify')).text };
  });

  /** On to the step that the marks lead to. */
  const goOn = async (member: Member, reply: FastifyReply, scene: StepScene): Promise<FastifyReply> => {
    const input = checkedInput(scene);
    const step: Step = input.lacking ? 'request_completion' : 'verify';
    return showPreview(needs, member, reply, {
      step,
      previewed: [{ request: scene.request, input, reads: stepReads(scene, step, input) }],
      to: requestPath(scene.request.number),
      warning: step === 'verify' ? await unopenedWarning(needs, scene) : null,
    });
  };

  app.get(
    '/meja/permohonan/:number/periksa',
    guard.page(async (member, request, reply) => {
      const scene = await begin(member, request, reply);
      if (!('service' in scene)) return scene;
      return sendPage(reply, checklistPage({ scene, problems: {}, look: null, opened: '' }, member));
    }),
  );

  app.post(
    '/meja/permohonan/:number/periksa',
    guard.form(async (member, request, reply, posted) => {
      const begun = await begin(member, request, reply);
      if (!('service' in begun)) return begun;
      const { marks, problems } = readMarks(begun, posted);
      const scene = withMarks(begun, marks);
      const sha256 = posted.one(checkFields.open);
      if (sha256 !== '') {
        const from = Page.parse(posted.one(checkFields.from));
        const look = (await lookAt(needs, member, scene.request, { sha256, from })) ?? 'gone';
        return sendPage(reply, checklistPage({ scene, problems: {}, look, opened: sha256 }, member));
      }
      const shown = { look: null, opened: '' };
      if (Object.keys(problems).length > 0)
        return sendPage(reply, checklistPage({ scene, problems, ...shown }, member), 422);
      if (posted.one(checkFields.act) === 'sisanya')
        return sendPage(
          reply,
          checklistPage({ scene: withMarks(scene, withRest(scene)), problems, ...shown }, member),
        );
      return goOn(member, reply, scene);
    }),
  );
};
