import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { formTexts } from './texts.ts';
import { shortTitle } from '../../catalogue/short-title.ts';
import { chosen } from '../../kernel/chosen.ts';
import { shownDetails } from './details.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import type { Draft } from './draft.ts';
import { fieldRefusal } from '../../fields/index.ts';
import { mayTellElsewhere } from '../../fields/several/elsewhere.ts';
import { wishedInstead } from './free-text.ts';
import { draftOf, fieldContext, nextPlace, touched } from './form.ts';
import { shownAnswer } from './item-question.ts';
import { visibleItems } from './items.ts';
import { answersNeeds } from './needs.ts';
import { withOffers } from './slot/lost-slot.ts';
import type { Option } from '../../kernel/message.ts';
import { plainWords } from '../../kernel/fold.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Session } from '../../kernel/session.ts';
import { agrees, goesOn, isDone, sends } from '../../kernel/spoken.ts';
import { shortened } from '../../kernel/shortened.ts';
import { isFiller, said } from '../../kernel/lexicon/said.ts';
import { pageWordIn } from './letter-words.ts';
import { takeRenamed } from './renamed.ts';
import { takeAtReview } from './told-elsewhere.ts';

const reviewAt = z.strictObject({
  name: z.literal('review'),
});

const changeAt = z.strictObject({
  name: z.literal('change'),
});

declare module '../../kernel/session.ts' {
  interface Places {
    review: z.infer<typeof reviewAt>;
    change: z.infer<typeof changeAt>;
  }
}

const applicant = ({ contact }: Context, service: Service): string =>
  service.audience === 'internal' && contact.employee
    ? `${contact.employee.name}, ${contact.employee.position}, ${contact.employee.agency}`
    : shownDetails(contact)
        .map(({ shown }) => shown)
        .join(', ');

/** Much of a long answer, so that the whole review stays one message. */
const short = (shown: string): string => shortened(shown, 160);

/** Who an internal request is from stands in the register and is nothing to change here. */
const title = (context: Context): string => {
  const { draft, service } = draftOf(context);
  return service.audience === 'internal' && !draft.only
    ? `${formTexts.reviewTitle}\n${formTexts.detailsLine(applicant(context, service))}`
    : formTexts.reviewTitle;
};

const lines = (context: Context): Option[] => {
  const { draft, service } = draftOf(context);
  const items = visibleItems(service, draft).map((item): Option => ({
    id: `edit.${item.key}`,
    label: `${item.label}: ${short(shownAnswer(item, draft) ?? formTexts.nothing)}`,
    kind: 'line',
  }));
  const details: Option = {
    id: 'edit.details',
    label: formTexts.detailsLine(applicant(context, service)),
    kind: 'line',
  };
  return draft.only || service.audience === 'internal' ? items : [...items, details];
};

const edit = (key: string, context: Context): Move | null => {
  const { draft, service } = draftOf(context);
  if (key === 'details' && service.audience === 'external')
    return { to: { name: 'details', key: 'confirm', from: 'review' } };
  const item = visibleItems(service, draft).find((other) => other.key === key);
  return item ? { to: { name: 'item', key, from: 'review' } } : null;
};

/** The draft without the answers that were right once but are not today (a date gone by, a slot taken), and their labels. */
const stillFitting = (draft: Draft, context: Context): { draft: Draft; lost: string[] } => {
  const { service } = draftOf({ ...context, draft });
  const gone = visibleItems(service, draft).filter(({ key, field }) => {
    const answer = draft.answers[key];
    return (
      field &&
      answer !== undefined &&
      fieldRefusal(answer, field, fieldContext(field, draft, context)) !== null
    );
  });
  const keys = gone.map((item) => item.key);
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([key]) => !keys.includes(key)));
  return { draft: { ...draft, answers }, lost: gone.map((item) => item.label) };
};

/** What was wished for beside this service is offered now, once; a completion, or the form of another service, leaves it for later. */
const withWishedToo = (draft: Draft, { wishedToo }: Session): Pick<Move, 'to' | 'session'> => {
  if (wishedToo?.beside !== draft.service || draft.requestId !== null) return { to: { name: 'sent' } };
  return { to: { name: 'sent', wishedToo: wishedToo.service }, session: { wishedToo: undefined } };
};

const send = (context: Context, session: Session): Move => {
  const { draft, service } = draftOf(context);
  const fitting = stillFitting(draft, context);
  const saved = touched(fitting.draft, context);
  const to = nextPlace({ ...context, draft: saved });
  if (fitting.lost.length > 0 || to.name !== 'review') {
    const lost = to.name === 'item' ? draft.answers[to.key] : undefined;
    const offered = withOffers(to, lost, { draft: saved, service }, context);
    const intro = fitting.lost.length > 0 ? { intro: formTexts.noLongerFits(fitting.lost) } : {};
    return { to: offered, draft: saved, ...intro };
  }
  return {
    ...withWishedToo(draft, session),
    draft: { ...draft, state: 'submitting' },
    effects: [{ type: 'submit', draftId: draft.id }],
  };
};

const wantsChange =
  /^(?:mau )?(?:ubah|ganti|perbaiki|koreksi|betulkan|salah|tambah|tambahkan|lengkapi)(?: |$)|(?:^| )(?:(?:ada )?(?:yang |yg )?(?:salah|kurang|keliru)|diubah|diganti|diperbaiki|kurang betul)$/;

const sending = new Set(
  'mau ingin tolong bisa minta saya kirim sekarang saja langsung permohonan formulir laporan pengaduan semua semuanya ya oke lanjut segera jadi'.split(
    ' ',
  ),
);
/** "Mau kirim", "kirim aja sekarang": where nothing else is asked, that is what they want. */
const wantsToSend = (text: string): boolean => {
  const { words, marked } = said(text.replace(/(?<=\p{L}{3}.*) (?:dah|je|jak|bae|lah)[\s.!]*$/iu, ''));
  const told = words.filter(({ word }) => !isFiller(word));
  return !marked && told.some(({ word }) => word === 'kirim') && told.every(({ word }) => sending.has(word));
};

/** "Baris 3 salah", "nomor 4 diganti". */
const lineSaid =
  /^(?:mau |tolong )?(?:ubah |ganti |perbaiki |hapus |buang |hilangkan |coret )?(?:yang |yg )?(?:baris|nomor|no|nmr|poin|isian)\.?(?: ke)?[ -]?(\d{1,2}) ?(?:salah|slh|keliru|kurang|diganti|diubah|diperbaiki|dihapus|ganti|ubah|hapus|$)/i;

/** "Ubah jurusan", "tanggalnya salah": the one line whose label is named. */
const named = (text: string, context: Context, session: Session): Move | null => {
  const at = lineSaid.exec(text)?.[1];
  const line = at === undefined ? null : chosen(session, { kind: 'text', text: at });
  if (line?.startsWith('edit.')) return edit(line.slice(5), context);
  const spoken = said(text).core.trim();
  const words = spoken
    .replace(wantsChange, '')
    .replace(/ (?:lagi|dulu|baru|satu)$/, '')
    .trim()
    .replace(/nya$/, '');
  const called = chosen(session, { kind: 'text', text: words });
  if (called?.startsWith('edit.')) return edit(called.slice(5), context);
  if (words.length < 2) return wantsChange.test(spoken) ? { to: { name: 'change' } } : null;
  const { draft, service } = draftOf(context);
  const fitting = visibleItems(service, draft).filter(({ label }) => plainWords(label).includes(words));
  const [only] = fitting;
  return fitting.length === 1 && only ? edit(only.key, context) : null;
};

/** The review is long and has just been read: what is said about words or files it cannot use stands alone. */
const aside = (text: string): Move => ({
  to: { name: 'review' },
  quiet: true,
  effects: [{ type: 'say', message: { text } }],
});

/** A number may be another answer, by which others are judged; so may what is said in more than a word. */
const mayTellAnswer = (event: Event): boolean =>
  event.kind === 'text' && (mayTellElsewhere(event.text) || /\S\s+\S/.test(event.text));

/** Whether an event at the review sends the form. */
const isSending = (draft: Draft, event: Event, session: Session): boolean => {
  if (chosen(session, event) === `send.${draft.id}`) return true;
  return event.kind === 'text' && [sends, agrees, goesOn, wantsToSend].some((means) => means(event.text));
};

/** Everything answered so far, each line to be changed by its number, and *Kirim*. */
export const review: Place<'review'> = {
  name: 'review',
  remarks: 'thanks',
  at: reviewAt,
  needs: (_at, event, context, session) =>
    event && context.draft && (isSending(context.draft, event, session) || mayTellAnswer(event))
      ? answersNeeds(context.draft, context)
      : [],
  inForm: 'question',
  long: true,
  show(_at, context) {
    const { draft } = draftOf(context);
    return {
      messages: [
        {
          text: title(context),
          options: [
            ...lines(context),
            { id: `send.${draft.id}`, label: buttons.send },
            { id: 'change', label: buttons.change },
            { id: 'back', label: buttons.back, kind: 'nav' },
            { id: 'cancel', label: buttons.cancel, kind: 'nav' },
          ],
          footer: formTexts.reviewFooter,
        },
      ],
    };
  },
  take(_at, event, context, session) {
    const { draft, service } = draftOf(context);
    const choice = chosen(session, event);
    if (isSending(draft, event, session)) return send(context, session);
    if (choice === 'change') return { to: { name: 'change' } };
    if (choice === 'cancel') return { to: { name: 'cancel' } };
    if (choice?.startsWith('edit.')) return edit(choice.slice(5), context);
    const last = visibleItems(service, draft).at(-1);
    if (choice === 'back' && last) return { to: { name: 'item', key: last.key, from: 'review' } };
    if (event.kind === 'file' || event.kind === 'album') return aside(formTexts.reviewNoFile);
    if (event.kind !== 'text') return null;
    const changes = named(event.text, context, session);
    if (changes) return changes;
    const anew = takeAtReview(event.text, context) ?? takeRenamed(event.text, context, session);
    if (anew) return anew;
    if (isDone(event.text) || pageWordIn(event.text) === 'finished') return aside(formTexts.reviewDone);
    const wish = wishedInstead(event.text, { draft, context });
    return aside(wish ? formTexts.reviewWish(wish.map(shortTitle)) : formTexts.reviewNotUnderstood);
  },
};

/** Which line to change, as buttons or numbers. */
export const change: Place<'change'> = {
  name: 'change',
  at: changeAt,
  inForm: 'aside',
  long: true,
  show: (_at, context) => ({
    messages: [
      {
        text: formTexts.changeWhich,
        options: [
          ...lines(context).map((line): Option => ({
            id: line.id,
            label: shortened(line.label, 60),
          })),
          { id: 'back', label: buttons.back, kind: 'nav' },
        ],
      },
    ],
  }),
  take(_at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'back') return { to: { name: 'review' } };
    return choice?.startsWith('edit.') ? edit(choice.slice(5), context) : null;
  },
};
