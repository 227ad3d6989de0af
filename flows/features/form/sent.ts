import { z } from 'zod';
import { shortTitle } from '../../catalogue/short-title.ts';
import { heldTexts } from './held-texts.ts';
import { formTexts } from './texts.ts';
import type { Context } from '../../kernel/context.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { plainWords } from '../../kernel/fold.ts';
import { ownRequest } from '../requests/index.ts';
import { sentPlaceNeeds } from './needs.ts';

const sentAt = z.strictObject({
  name: z.literal('sent'),
  /** A service that was wished for in the same sentence, offered beside. */
  wishedToo: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    sent: z.infer<typeof sentAt>;
  }
}

/** What becomes of somebody in the form of a completion that ended with its request's state: they see how it stands. */
export const endedCompletion = (context: Context): Move | null => {
  const { storedDraft } = context;
  if (storedDraft?.state !== 'abandoned' || storedDraft.requestId === null) return null;
  return {
    to: { name: 'status', requestId: storedDraft.requestId },
    intro: formTexts.completionEnded,
    session: { draftId: null },
  };
};

/** *Kirim* again, by word or by an old button: the same number, or that it is being recorded. */
export const sentAgain = (draftId: string, context: Context): Move => {
  const held = fact(context, { fact: 'unrecorded' }).some((sent) => sent.draftId === draftId && sent.held);
  const made = fact(context, { fact: 'request_of_draft', draftId });
  const request = made && ownRequest(made.id, context);
  return {
    to: { name: 'sent' },
    quiet: true,
    effects: [
      {
        type: 'say',
        message: {
          text: request
            ? formTexts.alreadySent(request.number)
            : held
              ? heldTexts.stillHeld
              : formTexts.recording,
        },
      },
    ],
  };
};

/** After *Kirim*, until something else begins. */
export const sent: Place<'sent'> = {
  name: 'sent',
  openWords: 'all',
  at: sentAt,
  needs: sentPlaceNeeds,
  free: 'idle',
  silent: true,
  long: true,
  show({ wishedToo }, { draft, catalogue }) {
    if (draft?.requestId) return { messages: [{ text: formTexts.recordingCompletion }] };
    const other = wishedToo === undefined ? undefined : catalogue.byCode.get(wishedToo);
    if (!other) return { messages: [{ text: formTexts.recording }] };
    const text = `${formTexts.recording}\n\n${formTexts.wishedToo(other.title)}`;
    return { messages: [{ text, options: [{ id: `open.${other.code}`, label: shortTitle(other) }] }] };
  },
  take(_at, event, context, session) {
    const again = event.kind === 'text' && plainWords(event.text) === 'kirim';
    return again && session.draftId ? sentAgain(session.draftId, context) : null;
  },
};
