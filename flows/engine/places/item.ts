import { plainWords } from '../plain-words.ts';
import { expandExample } from '../../example.ts';
import { cityDate } from '../../../domain/city-time.ts';
import {
  buttons,
  exampleAgain,
  friendlyRefusal,
  moreFiles,
  notRequiredAnswer,
  received,
  secureTyped,
  wantFile,
  wantWords,
} from '../../texts.ts';
import { acceptAnswer, acceptFile, skipItem } from '../accept-answer.ts';
import { chosen } from '../chosen.ts';
import type { Context, Draft } from '../context.ts';
import type { Event } from '../event.ts';
import { fact } from '../fact.ts';
import type { FieldInput, Reading } from '../field.ts';
import { readField } from '../fields/index.ts';
import { draftOf, fieldContext, nextPlace } from '../form.ts';
import { itemQuestion } from '../item-question.ts';
import { allItems, itemsOf } from '../items.ts';
import type { Item } from '../items.ts';
import { judgeFile } from '../judge-file.ts';
import type { AtOf, Move, Place } from '../place.ts';
import type { Field } from '../service.ts';
import type { Session } from '../session.ts';

type At = AtOf<'item'>;
type Turn = { at: At; item: Item; draft: Draft; context: Context; session: Session };

const itemOf = (at: At, context: Context): Item | undefined =>
  allItems(draftOf(context).service).find((item) => item.key === at.key);

/** Back to the review without a change, or to the item before; from the first one to the service's card. */
const back = ({ at, context, draft }: Turn): Move => {
  if (at.from === 'review') return { to: { name: 'review' } };
  const { service } = draftOf(context);
  const items = itemsOf(service, draft);
  const before = items[items.findIndex((item) => item.key === at.key) - 1];
  return {
    to: before ? { name: 'item', key: before.key, from: 'form' } : { name: 'card', service: draft.service },
  };
};

const refused = ({ at, item, session, context }: Turn, say: string): Move => {
  const wrong = session.wrong + 1;
  const example = item.field && wrong >= 3 && item.field.type !== 'choice' && item.field.type !== 'yes_no';
  const again = example
    ? `\n${exampleAgain(expandExample(item.field.example, cityDate(context.now, context.tz)))}`
    : '';
  return {
    to: { name: 'item', key: at.key, from: at.from, ...(at.picked ? { picked: at.picked } : {}) },
    intro: `${say}${again}`,
    session: { wrong },
  };
};

const answered = (turn: Turn, field: Field, reading: Reading): Move => {
  if (reading.ok === true) return acceptAnswer(turn.draft, turn.item, reading.value, turn.context);
  if (reading.ok === 'ask') {
    return { to: { ...turn.at, unlikely: reading.value }, intro: reading.say };
  }
  const move = refused(turn, reading.say);
  return field.type === 'slot' && reading.offers
    ? { ...move, to: { ...turn.at, offers: reading.offers } }
    : move;
};

const takeUnlikely = (turn: Turn, choice: string | null, event: Event): Move | null => {
  const words = event.kind === 'text' ? plainWords(event.text) : '';
  const { unlikely } = turn.at;
  if (unlikely === undefined) return null;
  if (choice === 'sure' || ['ya', 'y', 'iya', 'benar', 'sudah'].includes(words))
    return acceptAnswer(turn.draft, turn.item, unlikely, turn.context);
  return choice === 'unsure' || ['tidak', 't', 'belum'].includes(words)
    ? { to: { name: 'item', key: turn.at.key, from: turn.at.from } }
    : null;
};

const toggled = (at: At, option: string): At => {
  const picked = at.picked ?? [];
  return {
    ...at,
    picked: picked.includes(option) ? picked.filter((id) => id !== option) : [...picked, option],
  };
};

const inputOf = (at: At, event: Event, choice: string | null): FieldInput | null => {
  if (choice?.startsWith('opt.')) return { option: choice.slice(4) };
  const offer = choice?.startsWith('say.') ? at.offers?.[Number(choice.slice(4))] : undefined;
  if (offer) return { text: offer.text };
  if (event.kind === 'text') return { text: event.text };
  if (event.kind === 'location') return { pin: { latitude: event.latitude, longitude: event.longitude } };
  return event.kind === 'contact' ? { text: event.phone } : null;
};

const takeField = (turn: Turn, field: Field, event: Event, choice: string | null): Move | null => {
  const { at, context, draft } = turn;
  if (field.type === 'multi_choice' && event.kind === 'button' && choice?.startsWith('opt.'))
    return { to: toggled(at, choice.slice(4)) };
  if (choice === 'picked' && field.type === 'multi_choice') {
    const labels = field.options.filter(({ id }) => at.picked?.includes(id)).map(({ label }) => label);
    return answered(
      turn,
      field,
      readField({ text: labels.join(', ') }, field, fieldContext(field, draft, context)),
    );
  }
  const typedList = field.type === 'multi_choice' && event.kind === 'text';
  const input = inputOf(at, event, typedList ? null : choice);
  if (event.kind === 'file')
    return { to: at, intro: wantWords, effects: [{ type: 'forget_file', sha256: event.sha256 }] };
  return input ? answered(turn, field, readField(input, field, fieldContext(field, draft, context))) : null;
};

const takeFile = (turn: Turn, event: Event): Move | null => {
  const { at, item, draft, context } = turn;
  const { letter } = item;
  if (!letter) return null;
  if (event.kind !== 'file') return event.kind === 'text' ? refused(turn, wantFile(item.label)) : null;
  const found = fact(context, {
    fact: 'inspection',
    sha256: event.sha256,
    name: event.name,
    mime: event.mime,
  });
  const trouble = judgeFile(letter, found);
  if (trouble !== null)
    return { ...refused(turn, trouble), effects: [{ type: 'forget_file', sha256: event.sha256 }] };
  const mime = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png', other: event.mime }[found.type];
  const next = acceptFile(
    draft,
    item,
    {
      sha256: found.sha256,
      name: found.name,
      mime,
      bytes: found.bytes,
      ...(found.shown ? { shown: found.shown } : {}),
      ...(found.pages ? { pages: found.pages } : {}),
    },
    context,
  );
  const count = next.files[item.key]?.length ?? 0;
  const thanks = received(found);
  if (count < letter.max)
    return {
      to: { name: 'item', key: at.key, from: at.from },
      draft: next,
      intro: `${thanks} ${moreFiles(count, letter.max)}`,
    };
  return { to: nextPlace({ ...context, draft: next }), draft: next, intro: thanks };
};

/** A sensitive answer never comes through the chat: what came is not kept, and the link is repeated. */
const takeSensitive = ({ at }: Turn, event: Event): Move | null => {
  if (event.kind === 'file')
    return { to: at, intro: secureTyped, effects: [{ type: 'forget_file', sha256: event.sha256 }] };
  return event.kind === 'text' ? { to: at, intro: secureTyped } : null;
};

/** The words and buttons every item knows, whatever its type. */
const takeCommon = (turn: Turn, choice: string | null, event: Event): Move | null => {
  const { at, item, draft, context } = turn;
  const skipping =
    choice === 'skip' ||
    (event.kind === 'text' && ['lewati', 'lewat', '-'].includes(event.text.trim().toLowerCase()));
  if (choice === 'back') return back(turn);
  if (choice === 'cancel') return { to: { name: 'cancel', item: at.key } };
  if (choice === 'keep' || choice === 'uploaded') {
    const has = item.letter
      ? (draft.files[item.key]?.length ?? 0) > 0
      : draft.answers[item.key] !== undefined;
    if (!has && !item.required) return skipItem(draft, item, context);
    return has ? { to: nextPlace(context) } : refused(turn, notRequiredAnswer);
  }
  if (choice === 'replace') return { to: at, draft: { ...draft, files: { ...draft.files, [item.key]: [] } } };
  if (!skipping) return null;
  return item.required ? refused(turn, notRequiredAnswer) : skipItem(draft, item, context);
};

/** A whole number typed for a number is the answer, not the number of an option. */
const choiceIn = (item: Item, event: Event, session: Session): string | null => {
  if (item.field?.type === 'integer' && event.kind === 'text' && /\d/.test(event.text)) return null;
  const lenient = item.field?.type === 'choice' || item.field?.type === 'yes_no';
  return chosen(session, event, lenient ? 'lenient' : 'exact');
};

/** One item of the form: a field or a letter. */
export const item: Place<'item'> = {
  enter(at, context) {
    const { draft, service } = draftOf(context);
    const found = itemOf(at, context);
    if (!found) throw new Error(`Service ${service.code} has no item ${at.key}`);
    const question = itemQuestion(found, at, service, draft, context);
    if (at.unlikely === undefined && !at.offers) return question;
    const [last] = question.messages.slice(-1);
    const extra =
      at.unlikely === undefined
        ? (at.offers ?? []).map(({ label }, index) => ({ id: `say.${index}`, label }))
        : [
            { id: 'sure', label: buttons.yes },
            { id: 'unsure', label: buttons.no },
          ];
    const kept = (last?.options ?? []).filter(
      (option) => option.kind === 'nav' || (at.unlikely === undefined && option.id === 'skip'),
    );
    return { ...question, messages: [{ ...(last ?? { text: '' }), options: [...extra, ...kept] }] };
  },
  take(at, event, context, session) {
    const { draft } = draftOf(context);
    const found = itemOf(at, context);
    if (!found) return { to: nextPlace(context) };
    const turn: Turn = { at, item: found, draft, context, session };
    const choice = choiceIn(found, event, session);
    const common = takeUnlikely(turn, choice, event) ?? takeCommon(turn, choice, event);
    if (common) return common;
    if (event.kind === 'other') return refused(turn, friendlyRefusal(event.what));
    if (found.sensitive) return takeSensitive(turn, event);
    return found.field ? takeField(turn, found.field, event, choice) : takeFile(turn, event);
  },
};
