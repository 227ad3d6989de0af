import { formTexts } from './texts.ts';
import type { Context } from '../../kernel/context.ts';
import type { Command, Turn } from '../../kernel/feature.ts';
import { leaving } from '../../kernel/leaving.ts';
import { namesWhatIsSent } from '../../kernel/lexicon/giving-up.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { findDraft, goOn, whyUnusable } from './form.ts';
import { resumeDraft } from './resume-draft.ts';
import { saysYesOrNoOf } from './told-elsewhere.ts';
import { restore } from './thrown.ts';

/** Nothing is open: the form that is offered to be gone on with is the one that is meant, and is named before it is closed. */
const cancelOffered = (context: Context): Move => {
  const id = context.openDrafts[0]?.id;
  const draft = id === undefined ? null : findDraft(id, context);
  return draft && whyUnusable(draft, context) === null
    ? { to: { name: 'cancel' }, draft, session: { draftId: draft.id } }
    : { to: { name: 'menu' }, intro: formTexts.nothingToCancel };
};

const cancel = ({ session: { at }, event, context }: Turn): Move | null => {
  const nothingOpen = !context.draft && context.openDrafts.length === 0;
  const { asksNews } = placeAt(at, context);
  // "Batalkan permohonan saya" with no form open is about one that was sent; so is the mere word where one was spoken of.
  if (
    nothingOpen &&
    event.kind === 'text' &&
    (at.name === 'status' || asksNews || namesWhatIsSent(event.text))
  )
    return null;
  if (!context.draft) return cancelOffered(context);
  // "Ga jadi pake pendampingan", said to a list of the answers, takes back one of them.
  if (at.name === 'review' && event.kind === 'text' && saysYesOrNoOf(event.text, context)) return null;
  return { to: at.name === 'item' ? { name: 'cancel', item: at.key, from: at.from } : { name: 'cancel' } };
};

const back = ({ session: { at }, context }: Turn): Move => {
  if (at.name === 'menu' || at.name === 'start')
    return { to: { name: 'menu' }, intro: formTexts.nothingBack };
  const { inForm, aside } = placeAt(at, context);
  return { to: inForm || aside ? goOn(context) : { name: 'menu' } };
};

const resume = ({ context }: Turn): Move => {
  const id = context.draft?.id ?? context.openDrafts[0]?.id;
  return id ? resumeDraft(id, context) : { to: { name: 'menu' } };
};

/** *batal*, *kembali* and *lanjutkan*, wherever the person is. */
export const formCommands: Readonly<Record<string, Command>> = {
  [leaving.cancel.word]: { option: 'cancel', means: leaving.cancel.means, take: cancel },
  [leaving.back.word]: { option: 'back', means: leaving.back.means, take: back },
  lanjutkan: { option: 'resume', take: resume },
  'kembalikan isian': { means: ['restore'], take: restore },
};
