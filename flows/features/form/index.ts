import type { Feature } from '../../kernel/feature.ts';
import { cancel } from './cancel.ts';
import { correctionNeeds, mayCorrect } from './correction.ts';
import { leaving } from '../../kernel/leaving.ts';
import { draftChanges, rememberAnswer } from './changes.ts';
import { contactChanges } from './contact-changes.ts';
import { details } from './details.ts';
import { formCommands } from './commands.ts';
import { countTries } from './count-tries.ts';
import { formEvents, formMemory } from './facts-and-effects.ts';
import { forgetNeedless } from './forget.ts';
import { takeNotSubmitted, takeReminder, takeSecureAnswer } from './house.ts';
import { item } from './item.ts';
import { page } from './ask-whose.ts';
import { pagesNeeds } from './read-pages.ts';
import { formNeeds, guardNeeds, houseNeeds } from './needs.ts';
import { replace } from './replace.ts';
import { resumeDraft } from './resume-draft.ts';
import { change, review } from './review.ts';
import { restoreNeeds, restoreOne } from './thrown.ts';
import { which } from './which.ts';
import { endedCompletion, sent, sentAgain } from './sent.ts';

export { regretsCancelling } from './cancel-words.ts';
export { closedIntro } from './closed.ts';
export { readCorrection } from './correction.ts';
export { correctionIn } from './correction-words.ts';
export type { Draft } from './draft.ts';
export { readEdited } from './edited.ts';
export { fitDraft } from './fit-draft.ts';
export { foreignTexts } from './foreign-texts.ts';
export { oneOfAlbum } from './forget.ts';
export {
  bookingDay,
  fieldContext,
  findDraft,
  goOn,
  holdsWant,
  nextPlace,
  serviceOf,
  touched,
  until,
  usableDrafts,
  waitsForYes,
  whyUnusable,
} from './form.ts';
export { goBack } from './go-back.ts';
export { guarded } from './guard.ts';
export { heldTexts } from './held-texts.ts';
export { allItems, hasAnswer, isAnswered, itemsOf, nextItem, progress } from './items.ts';
export { isOffered, knownKeys } from './known-answers.ts';
export { draftNeeds, fittingNeeds, resumeNeeds } from './needs.ts';
export { opened, openingSays, withCorrection } from './opening.ts';
export { takeOfferedLetter } from './offered-letter.ts';
export { isChain, isOnlyLink, readForeign } from './read-foreign.ts';
export { readPages } from './read-pages.ts';
export { resumeDraft } from './resume-draft.ts';
export { periodNeeds } from './several.ts';
export { otherDay, slotQuestion } from './slot/slot-question.ts';
export { formTexts } from './texts.ts';
export { comesBackUntil, restoreOptions, thrownAway } from './thrown.ts';
export { isInForm } from './traits.ts';

/** A service's form: who the applicant is, one question at a time, the review, and *Kirim*. */
export const form: Feature = {
  places: [details, item, page, review, change, which, cancel, replace, sent],
  commands: formCommands,
  buttons: {
    restore: restoreOne,
    send: (option, { session, context }) => {
      const id = option.slice('send.'.length);
      if (session.at.name === 'review' && context.draft?.id === id) return null;
      const open = context.draft?.id === id || context.openDrafts.some((draft) => draft.id === id);
      if (open) return resumeDraft(id, context);
      return (context.storedDraft?.id === id ? endedCompletion(context) : null) ?? sentAgain(id, context);
    },
  },
  events: formEvents,
  house: {
    secure_answer: takeSecureAnswer,
    remind: takeReminder,
    not_submitted: takeNotSubmitted,
  },
  memory: { shape: formMemory, fresh: { draftId: null } },
  needs: [
    { when: { where: ({ inForm }) => inForm !== undefined }, wants: guardNeeds },
    { when: { events: ['secure_answer', 'remind', 'not_submitted'] }, wants: houseNeeds },
    { when: { buttons: ['send'], commands: ['lanjutkan', leaving.cancel.word] }, wants: formNeeds },
    { when: { events: ['file', 'album'] }, wants: pagesNeeds },
    { when: mayCorrect, wants: correctionNeeds },
    { when: { buttons: ['restore'], commands: ['kembalikan isian'] }, wants: restoreNeeds },
  ],
  changes: [
    { of: ['draft', 'effects'], change: draftChanges },
    { of: ['contact'], change: contactChanges },
  ],
  after: [
    rememberAnswer,
    {
      when: [{ events: ['file', 'album'] }, { where: ({ keepsFiles }) => keepsFiles !== undefined }],
      change: forgetNeedless,
    },
    countTries,
  ],
};
