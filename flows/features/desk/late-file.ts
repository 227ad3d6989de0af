import { takeBack } from '../../../domain/transition.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { Event } from '../../kernel/event.ts';
import { fact, knownFact, type Want } from '../../kernel/fact.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { Session } from '../../kernel/session.ts';
import { filesNeeds } from '../files/index.ts';
import {
  type Act,
  answer,
  judgeSent,
  readAct,
  readWords,
  requestById,
  type StaffTurn,
  stepTexts,
  takeStep,
  tryStep,
} from '../office/index.ts';
import { sendTalk } from '../relay/index.ts';
import type { HeldView, RequestView } from '../requests/index.ts';

type Sent = Extract<Event, { kind: 'file' | 'album' }>;
type HeldStep = Exclude<HeldView, { action: 'write' }>;

const file = { key: 'late', label: 'Berkas', help: 'Berkas.' };
const caption = { min: 1, max: 1000 };

const isUndo = ({ id }: Option): boolean => readAct(id)?.other === 'undo';

/** What was sent a moment ago and can still be taken back, by its button. */
const waitingIn = ({ prompt }: Session): Act | null => {
  const option = prompt.options.find(isUndo);
  return option ? readAct(option.id) : null;
};

/** What has to be known to send a file along with what still waits. */
export const lateFileNeeds = ({
  session,
  event,
  context,
}: Pick<StaffTurn, 'session' | 'context'> & { event: Event }): Want[] => {
  const waiting = event.kind === 'file' ? waitingIn(session) : null;
  if (!waiting) return [];
  const { requestId } = waiting;
  const want = { fact: 'request', id: requestId } as const;
  // What is shown with an answer that refuses.
  const history = knownFact(context, want) ? [{ fact: 'history', requestId } as const] : [];
  return [want, ...history, { fact: 'held', requestId }, { fact: 'relay', requestId }, ...filesNeeds(event)];
};

/** The result that was sent without its file is taken back and sent with it, and waits anew. */
const completedAnew = (
  turn: StaffTurn,
  request: RequestView,
  held: HeldStep,
  resultFile: StoredFile,
): Move | null => {
  const { staff } = turn;
  const back = takeBack(request, held, staff);
  if (!back.ok || request.outcome === null) return null;
  const { from, to } = back;
  const before = { ...request, state: to, version: request.version + 1 };
  const input = { note: request.outcome, resultFile };
  const tried = tryStep(turn, before, 'complete', input);
  if (!tried.ok) return null;
  const { effects, message } = takeStep(turn, before, 'complete', input, tried);
  const text = `${stepTexts.fileJoined(resultFile.name)}\n${message.text}`;
  return answer(turn, { ...message, text }, [
    {
      type: 'take_back',
      requestId: request.id,
      heldId: held.id,
      step: { action: held.action, version: request.version, from, to },
      actor: staff.name,
      role: staff.role,
    },
    ...effects,
  ]);
};

/** A file goes as a message of its own, behind what was sent. */
const sentBehind = (
  turn: StaffTurn,
  request: RequestView,
  sent: StoredFile,
  words: string | undefined,
): Move | null => {
  const read = words === undefined ? null : readWords(words, caption);
  if (read && !read.ok) return null;
  const done = sendTalk(turn, request, 'write', { note: read?.words ?? '', resultFile: sent });
  if ('refuse' in done) return null;
  const text = `${stepTexts.fileBehind(sent.name)}\n${done.message.text}`;
  return answer(turn, { ...done.message, text }, done.effects);
};

/**
 * A file that comes while what was sent still waits to go out belongs to it: the result goes with it, behind anything else it
 * is a message. Where it can be neither, it is said that it has not gone.
 */
export const lateFile = (turn: StaffTurn, event: Sent): Move | null => {
  const { session, context } = turn;
  const waiting = waitingIn(session);
  if (!waiting) return null;
  const options = session.prompt.options.filter(isUndo);
  const told = (text: string): Move => ({
    to: session.at,
    quiet: true,
    keepsPrompt: true,
    say: [{ text, options }],
  });
  if (event.kind === 'album') return told(stepTexts.fileNotSent);
  const request = requestById(turn, waiting.requestId);
  const held = fact(context, { fact: 'held', requestId: waiting.requestId }).find(
    ({ no, staffId }) => no === waiting.version && staffId === turn.staff.id,
  );
  if (!request || !held) return told(stepTexts.fileNotSent);
  const judged = judgeSent(file, event, context);
  if ('refuse' in judged) return told(judged.refuse);
  const isResult = held.action === 'complete' && request.resultFile === undefined;
  const sent = isResult
    ? completedAnew(turn, request, held, judged.file)
    : sentBehind(turn, request, judged.file, event.caption);
  return sent ?? told(stepTexts.fileNotSent);
};
