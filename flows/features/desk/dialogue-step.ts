import { dialogue } from '../../kernel/dialogue.ts';
import type { Move } from '../../kernel/move.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { type RequestView, serviceFace } from '../requests/index.ts';
import {
  type AboutRequest,
  answer,
  preview,
  requestById,
  rest,
  staffAt,
  type StaffPlace,
  type StaffTurn,
  standing,
  type Step,
  type StepDialogue,
  type StepStage,
  stepTexts,
} from '../office/index.ts';
import { isTalk, previewedMessage, type Talk, talkDialogues, whyNotWrite } from '../relay/index.ts';
import { checklist } from '../verification/index.ts';
import { hearingBeside } from './beside-step.ts';
import { dialogues } from './dialogues.ts';
import { staffNeeds } from './staff-place-needs.ts';

/** Everything about a request that asks several questions, by what it is for. */
const byAction: Readonly<Record<string, StepDialogue | null>> = {
  ...dialogues,
  ...talkDialogues,
  check: checklist,
};

const askedStageOf = ({ action, stage }: StaffPlace): StepStage | undefined => {
  const [name = ''] = stage.split(':');
  const stages = Object.hasOwn(byAction, action) ? byAction[action]?.stages : undefined;
  return stages && Object.hasOwn(stages, name) ? stages[name] : undefined;
};

const previewStage = preview(askedStageOf, previewedMessage);

const stageOf = (at: StaffPlace): StepStage | undefined =>
  at.stage === 'preview' && at.sending ? previewStage : askedStageOf(at);

/** Asks the first question of a dialogue. */
export const beginDialogue = (
  turn: StaffTurn,
  request: RequestView,
  action: Step | Talk | 'check',
  { first }: StepDialogue,
): Move => {
  const scene = { ...turn, request, service: serviceFace(turn.context, request.service) };
  return {
    to: {
      name: 'staff',
      action,
      requestId: request.id,
      version: request.version,
      stage: typeof first === 'string' ? first : first(scene),
      picked: [],
      reasons: {},
    },
  };
};

/** Opens the checklist of a request. */
export const beginChecklist = (turn: StaffTurn, request: RequestView): Move =>
  beginDialogue(turn, request, 'check', checklist);

/** Asks for the words of a message or note, or says why there can be none. */
export const beginTalk =
  (talk: Talk) =>
  (turn: StaffTurn, request: RequestView): Move => {
    const why = whyNotWrite(request, turn.staff);
    if (why !== null) return answer(turn, standing(request, turn, why));
    return beginDialogue(turn, request, talk, talkDialogues[talk]);
  };

/** What a question says of an answer that is none. */
const unreadAs: Readonly<Record<string, string>> = {
  get album() {
    return stepTexts.oneFileAtATime;
  },
  get lost_file() {
    return stepTexts.fileLost;
  },
};

/** One question of a step on a request; only staff are ever there. */
export const staff = dialogue<'staff', AboutRequest>({
  name: 'staff',
  at: staffAt,
  needs: staffNeeds,
  traits: {
    remarks: 'none',
    noReturn: true,
    silent: true,
    whenLeft: () => stepTexts.stepLeft,
    albums: () => true,
    keepsFiles: (at) =>
      at.name === 'staff' && at.file ? [at.file.sha256, ...(at.file.shown ? [at.file.shown] : [])] : [],
  },
  ways: ['cancel'],
  exactWords: true,
  brief: true,
  enter: ({ at, context, session }) => {
    const member = context.contact.staff;
    if (!member) return { barred: rest({ text: stepTexts.staffOnly }) };
    const turn = { session, context, staff: member };
    const request = requestById(turn, at.requestId);
    if (!request) return { barred: rest({ text: stepTexts.notFound }) };
    // Decided on what was read then; somebody has moved the request since. What is only written moves nothing.
    if (request.version !== at.version && !isTalk(at.action))
      return { barred: rest(standing(request, turn, stepTexts.overtaken)) };
    if (!stageOf(at)) return { barred: rest({ text: stepTexts.left }) };
    return { staff: member, request, service: serviceFace(context, request.service) };
  },
  stageOf: ({ at }) => {
    const stage = stageOf(at);
    if (!stage) throw new Error(`No question ${at.stage} of ${at.action}`);
    return isTalk(at.action) || stage === previewStage ? stage : hearingBeside(stage);
  },
  leave: (scene) => rest(standing(scene.request, scene, stepTexts.left)),
  frame: ({ text, options = [] }, { request }) => ({
    text: stepTexts.about(request.number, text),
    options,
    footer: stepTexts.dialogueFooter,
  }),
  unread: ({ kind }, choices) =>
    unreadAs[kind] ?? (choices ? kernelTexts.pickOption : kernelTexts.writeAnswer),
});
