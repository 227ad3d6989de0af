import { z } from 'zod';
import { states } from '../../../domain/state.ts';
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
  stepTexts,
  takeStep,
  tryStep,
} from '../office/index.ts';

/** A step that a member of staff has posted at the desk on the web, on the request as it was shown to them. */
export const postedStep = z.strictObject({
  kind: z.literal('desk_step'),
  post: z.string(),
  requestId: z.string(),
  version: z.int(),
  step: z.enum(steps),
  input: StepInput,
});

type Posted = EventOf<'desk_step'>;
type Agenda = NonNullable<StepInput['agenda']>;

const takenWant = ({ number, no, on }: Agenda) =>
  ({ fact: 'agenda_taken', year: Number(on.slice(0, 4)), number, no }) as const;

/** Of a posted step: its request and, of an entry in the agenda, whether its number is taken. */
export const postedNeeds = ({ event }: Turn): Want[] => {
  if (event.kind !== 'desk_step') return [];
  const { agenda } = event.input;
  return [{ fact: 'request', id: event.requestId }, ...(agenda ? [takenWant(agenda)] : [])];
};

const refused = ({ post }: Posted, say: string): Move => ({
  effects: [{ type: 'desk_outcome', post, outcome: 'refused', say }],
});

const taken = (event: Posted, turn: StaffTurn): Move => {
  const request = requestById(turn, event.requestId);
  if (!request) return refused(event, stepTexts.notFound);
  const { step, input } = event;
  // Decided on what was shown then; somebody has moved the request since.
  if (request.version !== event.version)
    return refused(event, standing(request, turn, stepTexts.overtaken).text);
  if (input.agenda && fact(turn.context, takenWant(input.agenda)))
    return refused(event, dispositionTexts.agendaInUse(input.agenda.number));
  const tried = tryStep(turn, request, step, input);
  if (!tried.ok) return refused(event, standing(request, turn, refusalText(tried.because, step)).text);
  const { effects, message } = takeStep(turn, request, step, input, tried);
  const { post } = event;
  // The chat says how to take it back there; the page has no such button.
  const [seconds] = effects.flatMap((effect) =>
    effect.type === 'transition' && effect.held ? [effect.held.seconds] : [],
  );
  const say =
    seconds === undefined
      ? message.text
      : deskChatTexts.goesSoon(request.number, seconds, states[tried.to].label);
  return { effects: [...effects, { type: 'desk_outcome', post, outcome: 'done', say }] };
};

/** Takes a posted step as a button of the chat would; what came of it is written for the page, and nothing is said in the chat. */
export const takePosted = (event: Posted, { session, context }: Turn): Move => {
  const { staff } = context.contact;
  return staff ? taken(event, { session, context, staff }) : refused(event, stepTexts.staffOnly);
};
