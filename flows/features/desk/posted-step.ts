import { z } from 'zod';
import { states } from '../../../domain/state.ts';
import { Slot } from '../../fields/answer.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { EventOf } from '../../kernel/event.ts';
import { fact, type Want } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { deskChatTexts } from './desk-chat-texts.ts';
import { dispositionTexts } from '../disposition/index.ts';
import {
  refusalText,
  requestById,
  type StaffTurn,
  standing,
  StepInput,
  steps,
  type Step,
  stepTexts,
  takeStep,
  tryStep,
} from '../office/index.ts';
import { isTalk, sendTalk, type Talk } from '../relay/index.ts';
import type { RequestView } from '../requests/index.ts';
import { findMovable, moveNeeds, propose } from '../rooms/index.ts';

/** What is posted at the desk on the web: a step, words to the applicant or among units, another period for what is booked. */
export const posts = [...steps, 'write', 'note', 'move'] as const;
export type Post = (typeof posts)[number];

/** What a post is done with: a step's input, and of a move the period. */
export const PostInput = StepInput.extend({ slot: Slot.exactOptional() });
export type PostInput = z.infer<typeof PostInput>;

/** What a member of staff has posted at the desk on the web, on the request as it was shown to them. */
export const postedStep = z.strictObject({
  kind: z.literal('desk_step'),
  post: z.string(),
  requestId: z.string(),
  version: z.int(),
  step: z.enum(posts),
  input: PostInput,
});

type Posted = EventOf<'desk_step'>;
type Agenda = NonNullable<StepInput['agenda']>;

const takenWant = ({ number, no, on }: Agenda) =>
  ({ fact: 'agenda_taken', year: Number(on.slice(0, 4)), number, no }) as const;

/** Of a post its request and, by what it is, whether its number is taken, what was written today, or what is booked. */
export const postedNeeds = ({ event, context }: Turn): Want[] => {
  if (event.kind !== 'desk_step') return [];
  const { requestId, step, input } = event;
  return [
    { fact: 'request', id: requestId },
    ...(input.agenda ? [takenWant(input.agenda)] : []),
    ...(step === 'write' ? [{ fact: 'relay', requestId } as const] : []),
    ...(step === 'move' ? moveNeeds({ requestId }, null, context) : []),
  ];
};

/** What came of a post: what it does and what is said of it, or why it was not done. */
type Outcome = { effects: Effect[]; say: string } | { refuse: string };

/** The chat says how to take it back there; the page has a button of its own. */
const heldSeconds = (effects: readonly Effect[]): number | undefined =>
  effects.flatMap((effect) =>
    (effect.type === 'transition' || effect.type === 'hold_message') && effect.held
      ? [effect.held.seconds]
      : [],
  )[0];

const stepTaken = (turn: StaffTurn, request: RequestView, step: Step, input: StepInput): Outcome => {
  if (input.agenda && fact(turn.context, takenWant(input.agenda)))
    return { refuse: dispositionTexts.agendaInUse(input.agenda.number) };
  const tried = tryStep(turn, request, step, input);
  if (!tried.ok) return { refuse: standing(request, turn, refusalText(tried.because, step)).text };
  const { effects, message } = takeStep(turn, request, step, input, tried);
  const seconds = heldSeconds(effects);
  const { label } = states[tried.to];
  return {
    effects,
    say: seconds === undefined ? message.text : deskChatTexts.goesSoon(request.number, seconds, label),
  };
};

const talkSent = (turn: StaffTurn, request: RequestView, talk: Talk, input: StepInput): Outcome => {
  const done = sendTalk(turn, request, talk, input);
  if ('refuse' in done) return { refuse: standing(request, turn, done.refuse).text };
  const seconds = heldSeconds(done.effects);
  const say =
    seconds === undefined ? done.message.text : deskChatTexts.messageGoesSoon(request.number, seconds);
  return { effects: done.effects, say };
};

const moveProposed = (turn: StaffTurn, request: RequestView, { slot, note = '' }: PostInput): Outcome => {
  const found = findMovable(request.id, turn.context);
  if ('refused' in found || !slot) return { refuse: 'refused' in found ? found.refused : stepTexts.left };
  const done = propose({ ...found, context: turn.context }, slot, note);
  if ('taken' in done) return { refuse: done.taken };
  return 'refused' in done ? { refuse: done.refused } : done;
};

const outcomeOf = (turn: StaffTurn, request: RequestView, { step, input, version }: Posted): Outcome => {
  // What is only written moves nothing.
  if (isTalk(step)) return talkSent(turn, request, step, input);
  // Decided on what was shown then; somebody has moved the request since.
  if (request.version !== version) return { refuse: standing(request, turn, stepTexts.overtaken).text };
  return step === 'move' ? moveProposed(turn, request, input) : stepTaken(turn, request, step, input);
};

const refused = ({ post }: Posted, say: string): Move => ({
  effects: [{ type: 'desk_outcome', post, outcome: 'refused', say }],
});

/** Does what was posted as a button of the chat would; what came of it is written for the page, and nothing is said in the chat. */
export const takePosted = (event: Posted, { session, context }: Turn): Move => {
  const { staff } = context.contact;
  if (!staff) return refused(event, stepTexts.staffOnly);
  const turn = { session, context, staff };
  const request = requestById(turn, event.requestId);
  if (!request) return refused(event, stepTexts.notFound);
  const outcome = outcomeOf(turn, request, event);
  if ('refuse' in outcome) return refused(event, outcome.refuse);
  const { effects, say } = outcome;
  return { effects: [...effects, { type: 'desk_outcome', post: event.post, outcome: 'done', say }] };
};
