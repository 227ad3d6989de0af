import { longestMessage, mayWrite, mostMessages, isOpen } from '../../../domain/relay.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { states } from '../../../domain/state.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { RequestView } from '../requests/request.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import type { Message } from '../../kernel/message.ts';
import { actOption } from '../steps/act.ts';
import { operatorsConcerned } from '../alerts/alerts.ts';
import type { Dialogue, Stage } from '../steps/dialogues/dialogue.ts';
import { judgeSent } from '../steps/dialogues/sent-file.ts';
import { fromWords, readWords } from '../steps/dialogues/words.ts';
import { relayTexts } from './relay-texts.ts';
import { serviceFace } from '../inbox/service-face.ts';
import { noteAlert } from './talk-alerts.ts';
import type { StaffTurn } from '../inbox/turn.ts';

/** What operators write about a request besides its steps: to the applicant, or among themselves. */
export type Talk = 'write' | 'note';

/** Whether a name is that of a talk. */
export const isTalk = (name: string): name is Talk => name === 'write' || name === 'note';

/** Why a member of staff may not write about a request, or null. */
export const whyNotWrite = (request: RequestView, staff: StaffMember): string | null => {
  if (!isOpen(request)) return relayTexts.closedForWriting(states[request.state].label);
  return mayWrite(request, staff) ? null : relayTexts.notYoursToWrite;
};

const limits = { min: 2, max: longestMessage };

const writing: Stage = {
  ask: () => ({ text: relayTexts.writeQuestion }),
  take: (_scene, input) => fromWords(input, (text) => ({ done: { text } }), limits),
  file: ({ context }, event) => {
    const judged = judgeSent(relayTexts.writeFile, event, context);
    if ('refuse' in judged) return judged;
    if (event.caption === undefined) return { done: { text: '', file: judged.file } };
    const { file } = judged;
    const read = readWords(event.caption, { ...limits, min: 1 });
    return read.ok ? { done: { text: read.words, file } } : { refuse: read.say };
  },
};

/** What each asks. */
export const talkDialogues: Record<Talk, Dialogue> = {
  write: { first: 'words', stages: { words: writing } },
  note: {
    first: 'words',
    stages: {
      words: {
        ask: () => ({ text: relayTexts.noteQuestion }),
        take: (_scene, input) => fromWords(input, (text) => ({ done: { text } }), limits),
      },
    },
  },
};

type Said = { text: string; file?: StoredFile };
type Done = { effects: Effect[]; message: Message } | { refuse: string };

const write = ({ context, staff }: StaffTurn, request: RequestView, { text, file }: Said): Done => {
  const { today } = fact(context, { fact: 'relay', requestId: request.id });
  if (today.unit >= mostMessages.unit) return { refuse: relayTexts.tooManyMessages(mostMessages.unit) };
  return {
    effects: [
      {
        type: 'relay',
        requestId: request.id,
        contactId: request.contactId,
        from: { sender: 'unit', staffId: staff.id, unit: staff.unit },
        text,
        ...(file ? { file } : {}),
      },
    ],
    message: {
      text: relayTexts.messageSent(request.number),
      options: [actOption('write', request.id), actOption('see', request.id)],
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
      to: { ...operatorsConcerned(request), except: context.contact.id },
      messages: noteAlert(request, serviceFace(context, request.service), { unit: staff.unit, text }),
    },
  ],
  message: { text: relayTexts.noteKept(request.number), options: [actOption('see', request.id)] },
});

const finishers = { write, note };

/** Does what was asked for: the message or note is on its way, or the sentence that says why not. */
export const finishTalk = (turn: StaffTurn, request: RequestView, talk: Talk, said: Said): Done => {
  const why = whyNotWrite(request, turn.staff);
  return why === null ? finishers[talk](turn, request, said) : { refuse: why };
};
