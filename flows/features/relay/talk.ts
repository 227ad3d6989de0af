import { stateWords } from '../../domain-words.ts';
import { longestMessage, mayWrite, mostMessages, isOpen } from '../../../domain/relay.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { unitName } from '../../../domain/unit.ts';
import type { StoredFile } from '../../fields/answer.ts';
import { type RequestView, serviceFace } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import {
  actOption,
  fromWords,
  goTo,
  heldOf,
  judgeSent,
  operatorsConcerned,
  type Previewed,
  readWords,
  rest,
  type StaffTurn,
  standing,
  type StepDialogue,
  type StepInput,
  type StepScene,
  type StepStage,
  stepTexts,
  undoOption,
} from '../office/index.ts';
import { relayTexts } from './relay-texts.ts';
import { noteAlert } from './talk-alerts.ts';
import { unitMessages } from './unit-messages.ts';

/** What operators write about a request besides its steps: to the applicant, or among themselves. */
export type Talk = 'write' | 'note';

/** Whether a name is that of a talk. */
export const isTalk = (name: string): name is Talk => name === 'write' || name === 'note';

/** Why a member of staff may not write about a request, or null. */
export const whyNotWrite = (request: RequestView, staff: StaffMember): string | null => {
  if (!isOpen(request)) return relayTexts.closedForWriting(stateWords[request.state].label);
  return mayWrite(request, staff) ? null : relayTexts.notYoursToWrite;
};

/** How long a message or note may be. */
export const talkLimits = { min: 2, max: longestMessage };

type Said = { text: string; file?: StoredFile };

const saidIn = ({ note = '', resultFile }: StepInput): Said => ({
  text: note,
  ...(resultFile ? { file: resultFile } : {}),
});

type Done = { effects: Effect[]; message: Message } | { refuse: string };

const write = ({ session, context, staff }: StaffTurn, request: RequestView, { text, file }: Said): Done => {
  const { today } = fact(context, { fact: 'relay', requestId: request.id });
  if (today.unit >= mostMessages.unit) return { refuse: relayTexts.tooManyMessages(mostMessages.unit) };
  const message: Effect = {
    type: 'relay',
    requestId: request.id,
    contactId: request.contactId,
    from: { sender: 'unit', staffId: staff.id, unit: staff.unit },
    text,
    ...(file ? { file } : {}),
  };
  const held = heldOf({ session, context, staff }, [message]);
  const options = [actOption('write', request.id), actOption('see', request.id)];
  if (!held)
    return { effects: [message], message: { text: relayTexts.messageSent(request.number), options } };
  return {
    effects: [{ type: 'hold_message', requestId: request.id, held }],
    message: {
      text: relayTexts.messageGoesSoon(request.number, stepTexts.goesSoon(held.seconds)),
      options: [undoOption(request.id, held), ...options],
    },
  };
};

const note = ({ context, staff }: StaffTurn, request: RequestView, { text }: Said): Done => ({
  effects: [
    {
      type: 'record',
      requestId: request.id,
      action: 'note',
      actor: staff.name,
      role: staff.role,
      note: text,
    },
    {
      type: 'alert',
      to: { ...operatorsConcerned(request, context.catalogue.city.units), except: context.contact.id },
      messages: noteAlert(request, serviceFace(context, request.service), {
        unit: unitName(context.catalogue.city.units, staff.unit),
        text,
      }),
    },
  ],
  message: { text: relayTexts.noteKept(request.number), options: [actOption('see', request.id)] },
});

const finishers = { write, note };

/** Does what was asked for: the message or note is on its way, or the sentence that says why not. */
export const sendTalk = (turn: StaffTurn, request: RequestView, talk: Talk, input: StepInput): Done => {
  const why = whyNotWrite(request, turn.staff);
  return why === null ? finishers[talk](turn, request, saidIn(input)) : { refuse: why };
};

const finishTalk = (scene: StepScene, talk: Talk, input: StepInput): Move => {
  const { request } = scene;
  const done = sendTalk(scene, request, talk, input);
  return 'refuse' in done ? rest(standing(request, scene, done.refuse)) : rest(done.message, done.effects);
};

/** Shows a message before it goes; what was written or sent before belongs to it. */
const showFirst = (scene: StepScene, { text, file }: Said): Move => {
  const before = scene.at.sending?.input;
  const note = text || before?.note || '';
  const sent = file ?? before?.resultFile;
  return goTo(scene, {
    stage: 'preview',
    sending: { what: 'write', input: { note, ...(sent ? { resultFile: sent } : {}) }, asked: scene.at.stage },
  });
};

/** A message to the applicant, as it will be read. */
export const previewedMessage: Previewed = {
  reads: ({ request: { number }, staff, context }, input) => {
    const { text, file } = saidIn(input);
    const unit = unitName(context.catalogue.city.units, staff.unit);
    return unitMessages({ number }, { unit, text, ...(file ? { file } : {}) });
  },
  send: (scene, input) => finishTalk(scene, 'write', input),
};

const writing: StepStage = {
  get example() {
    return stepTexts.examples.message;
  },
  ask: () => ({ text: relayTexts.writeQuestion }),
  take: (scene, given) => fromWords(given, (text) => showFirst(scene, { text }), talkLimits),
  takeSent: (scene, sent) => {
    if (sent.kind !== 'file') return null;
    const judged = judgeSent(relayTexts.writeFile, sent, scene.context);
    if ('refuse' in judged) return judged;
    const { file } = judged;
    if (sent.caption === undefined) return showFirst(scene, { text: '', file });
    const read = readWords(sent.caption, { ...talkLimits, min: 1 });
    return read.ok ? showFirst(scene, { text: read.words, file }) : { refuse: read.say };
  },
};

const noting: StepStage = {
  get example() {
    return stepTexts.examples.note;
  },
  ask: () => ({ text: relayTexts.noteQuestion }),
  take: (scene, given) => fromWords(given, (text) => finishTalk(scene, 'note', { note: text }), talkLimits),
};

/** What each asks. */
export const talkDialogues: Record<Talk, StepDialogue> = {
  write: { first: 'words', stages: { words: writing } },
  note: { first: 'words', stages: { words: noting } },
};
