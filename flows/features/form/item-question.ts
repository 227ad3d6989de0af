import { shortTitle } from '../../catalogue/short-title.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { expandExample } from '../../fields/example.ts';
import { buttons } from '../../labels.ts';
import { formTexts } from './texts.ts';
import { fileTexts } from '../files/index.ts';
import { pageTexts } from './page-texts.ts';
import { bookingTexts } from '../bookings/index.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext, waitsForYes } from './form.ts';
import { isNumberMeant, type ItemTurn } from './item-turn.ts';
import { waysOut } from './ways-out.ts';
import { showAnswer } from '../../fields/index.ts';
import { allItems, hasAnswer, isAnswered, visibleItems, whereIn } from './items.ts';
import type { Item } from './items.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Question } from '../../kernel/place.ts';
import { shortened } from '../../kernel/shortened.ts';
import type { Field } from '../../fields/field-schema.ts';
import type { Letter, Service } from '../../catalogue/service.ts';
import { type Offer, offersAt } from './known-answers.ts';
import { signerHelp } from './signer.ts';
import { signerTexts } from './signer-texts.ts';
import { otherDay, slotQuestion, type SlotQuestion } from './slot/slot-question.ts';

/** One item about to be asked; `brief` when its help has just been read. */
type Asking = ItemTurn & {
  service: Service;
  brief: boolean;
  wrong: number;
  known: readonly Offer[];
};

/** The toggled options of a multi choice; before the first toggle those of the stored answer. */
export const pickedOf = (at: AtOf<'item'>, draft: Pick<Draft, 'answers'>): string[] => {
  const stored = draft.answers[at.key];
  return at.picked ?? (Array.isArray(stored) ? stored : []);
};

/** The item's stored answer in words; null when there is none. */
export const shownAnswer = (item: Item, draft: Pick<Draft, 'answers' | 'files'>): string | null => {
  if (item.letter) {
    const files = draft.files[item.key] ?? [];
    return files.length === 0 ? null : files.map(fileTexts.fileText).join(', ');
  }
  const answer = draft.answers[item.key];
  if (answer === undefined) return null;
  // Stars are markup for bold; dots are not.
  const shown = showAnswer(answer, item.field);
  if (item.field.type === 'nik') return shown.replaceAll('*', '•');
  return item.field.type === 'text' ? shown.replaceAll('\n', ', ') : shown;
};

/** Enough of an answer to know it again: a whole story would fill three messages, and the question would stand behind it. */
const longestNow = 300;

const isSeveral = ({ letter }: Item): boolean => letter !== undefined && letter.max > 1;

/** A letter of several files, or one whose pages are being sent. */
const isGathered = ({ item, at }: Pick<Asking, 'item' | 'at'>): boolean =>
  isSeveral(item) || at.more === true;

const slotPart = (asking: Asking): SlotQuestion | null => {
  const { item, at, service, draft, context, brief } = asking;
  if (item.field?.type !== 'slot' || waitsForYes(at) || at.offers || at.watch) return null;
  const fields = fieldContext(item.field, draft, context);
  return slotQuestion({ field: item.field, at, service, fields, can: context.can, brief });
};

const choicesOf = (field: Field, { at, draft, context }: Asking): Option[] => {
  if (field.type === 'yes_no')
    return [
      { id: 'opt.yes', label: buttons.yes },
      { id: 'opt.no', label: buttons.no },
    ];
  if (field.type === 'choice') return field.options.map(({ id, label }) => ({ id: `opt.${id}`, label }));
  if (field.type !== 'multi_choice') return [];
  if (!context.can.buttons) return field.options.map(({ id, label }) => ({ id: `opt.${id}`, label }));
  const picked = pickedOf(at, draft);
  const toggles = field.options.map(({ id, label }) => ({
    id: `opt.${id}`,
    label: picked.includes(id) ? `✓ ${label}` : label,
  }));
  return [...toggles, { id: 'picked', label: buttons.picked }];
};

const fieldHelp = (field: Field, { draft, context }: Asking): string => {
  const names = field.type === 'text' && field.lines ? draft.answers[field.lines.countFrom] : undefined;
  if (typeof names === 'number') return formTexts.namesWanted(names);
  const several = context.can.buttons ? formTexts.pickSeveral : formTexts.pickSeveralByNumber;
  if (field.type === 'multi_choice') return `${field.help} ${several}`;
  if (field.type === 'choice' || field.type === 'yes_no') return field.help;
  // Only moving dates have to be written out.
  const example = field.example.includes('{')
    ? expandExample(field.example, cityDate(context.now, context.tz))
    : field.example;
  return `${field.help} ${formTexts.exampleText(example)}`;
};

const letterHelp = (letter: Letter): string => {
  const help = formTexts.letterHelp(letter.help, letter.types, letter.megabytes, letter.max);
  return letter.signer === 'agency_head' ? `${help} ${signerTexts.inCaption}` : help;
};

const helpOf = (asking: Asking, { item, at, draft, service } = asking): string => {
  if (item.letter) return letterHelp(item.letter);
  const isSigner = at.from === 'form' && item.key.includes('_signer_');
  const signer = isSigner ? signerHelp(item.key, draft, service) : null;
  return signer ?? fieldHelp(item.field, asking);
};

const linkTo = ({ context }: Asking): string => `${context.publicUrl}/aman/${context.fresh.token}`;

/** Where choices are typed, a number typed for a number is the answer: what else can be chosen there is said in words. */
const byWord = (asking: Asking, answered: boolean): string[] => {
  const { item, context, at } = asking;
  if (!isNumberMeant(asking) || context.can.buttons) return [];
  return [
    ...(answered && at.from === 'form' ? [formTexts.keepByWord] : []),
    ...(item.required ? [] : [formTexts.skipByWord]),
  ];
};

const soFar = (asking: Asking): string[] => {
  const { item, at, draft } = asking;
  if (at.picked && item.field?.type === 'multi_choice') {
    const picked = item.field.options.filter(({ id }) => at.picked?.includes(id));
    return [formTexts.pickedSoFar(picked.map(({ label }) => label))];
  }
  const now = shownAnswer(item, draft);
  if (now === null) return [];
  if (at.more && !isSeveral(item)) return [pageTexts.askMore(draft.files[item.key]?.length ?? 0)];
  return [isSeveral(item) ? formTexts.filesSoFar(now) : formTexts.nowText(shortened(now, longestNow))];
};

const lines = (asking: Asking, slot: SlotQuestion | null): string[] => {
  const { item, at, draft, brief } = asking;
  const answered = hasAnswer(item, draft);
  if (item.sensitive)
    return brief
      ? [formTexts.secureAgain(linkTo(asking))]
      : [...soFar(asking), item.help, formTexts.secureQuestion(linkTo(asking))];
  if (slot) return [...(brief ? [] : soFar(asking)), ...slot.lines, ...byWord(asking, answered)];
  if (brief) return [...(isGathered(asking) ? soFar(asking) : []), ...byWord(asking, answered)];
  // A second file, or the second toggle: the help has been read.
  if (at.picked || (isGathered(asking) && answered)) return soFar(asking);
  const change =
    answered && at.from === 'review' ? [item.letter ? formTexts.sendNew : formTexts.writeNew] : [];
  return [...soFar(asking), helpOf(asking), ...change, ...byWord(asking, answered)];
};

const ways = (asking: Asking): Option[] => {
  const { item, at, draft, context } = asking;
  const answered = hasAnswer(item, draft);
  // A number typed for a number is the answer, so these are no numbered choices there.
  const kind = isNumberMeant(asking) ? { kind: 'nav' as const } : {};
  const skip: Option[] = item.required ? [] : [{ id: 'skip', label: buttons.skip, ...kind }];
  const uploaded: Option = { id: 'uploaded', label: buttons.uploaded };
  if (isGathered(asking)) {
    if (answered) return [uploaded, { id: 'replace', label: buttons.replace }];
    return item.required ? [] : [uploaded, ...skip];
  }
  // Toggles start from the stored answer: to finish is to keep it.
  const toggles = item.field?.type === 'multi_choice' && context.can.buttons;
  const keep = answered && at.from === 'form' && !toggles;
  return [...(keep ? [{ id: 'keep', label: buttons.keep, ...kind }] : []), ...skip];
};

/** What stands in for the choices while the chat waits for a yes, or offers what is free. */
const instead = ({ item, at }: Asking): Option[] | null => {
  if (waitsForYes(at))
    return [
      { id: 'sure', label: at.wish ? buttons.storeAnyway : buttons.yes },
      { id: 'unsure', label: buttons.no },
    ];
  // Of a list to choose from all of it stays in sight: none of those that fitted may be the one.
  if (item.field?.type === 'choice' || item.field?.type === 'multi_choice') return null;
  if (!at.offers && !at.watch) return null;
  const offers = (at.offers ?? []).map(({ label }, index) => ({ id: `say.${index}`, label }));
  const watch = at.watch ? [{ id: 'watch', label: bookingTexts.watchLabel }] : [];
  return item.field?.type === 'slot' ? [...offers, otherDay, ...watch] : offers;
};

/** The services that what was said seems to wish for. */
const wished = ({ at, context }: Asking): Option[] =>
  (at.wish ?? []).flatMap((code) => {
    const service = context.catalogue.byCode.get(code);
    return service ? [{ id: `open.${code}`, label: shortTitle(service) }] : [];
  });

const options = (asking: Asking, slot: SlotQuestion | null): Option[] => {
  const { item, at } = asking;
  const usual = slot?.options ?? (item.field && !item.sensitive ? choicesOf(item.field, asking) : []);
  const known = asking.known.map(({ shown }, index): Option => ({ id: `known.${index}`, label: shown }));
  const out = asking.wrong > 0 ? waysOut(asking) : [];
  const beside = waitsForYes(at) ? [] : [...ways(asking), ...out];
  return [...known, ...(instead(asking) ?? usual), ...wished(asking), ...beside];
};

const isFirst = ({ item, service, draft }: Asking): boolean =>
  visibleItems(service, draft)[0]?.key === item.key &&
  allItems(service).every((other) => !isAnswered(other, draft));

/** The one-time link by which a sensitive item is answered. */
const answerLink = ({ context, draft, item }: ItemTurn): Effect => ({
  type: 'issue_answer_link',
  token: context.fresh.token,
  draftId: draft.id,
  item: item.key,
});

/**
 * The question for one item: label and progress, help, its choices, and how to go on or back. After a refusal it is
 * short. A sensitive item carries a new one-time link instead of asking in the chat.
 */
export const itemQuestion = (turn: ItemTurn): Question => {
  const { item, at, draft, context, session } = turn;
  const { service } = draftOf(context);
  const mayOffer = session.known?.draftId === draft.id && !waitsForYes(at);
  const known = mayOffer ? offersAt(at, draft, service, session, context) : [];
  const asking = {
    service,
    wrong: session.wrong,
    known,
    brief: session.wrong > 0 || waitsForYes(at) || at.offers !== undefined || at.watch !== undefined,
    item,
    at,
    draft,
    context,
    session,
  };
  const title = formTexts.itemTitle(item.label, whereIn(service, draft, item.key), item.required);
  const slot = slotPart(asking);
  const offered = known.length > 0 ? [formTexts.offered(known.map(({ shown }) => shown))] : [];
  const text = [title, ...lines(asking, slot), ...offered].join('\n');
  const message: Message = { text, options: options(asking, slot) };
  if (slot?.columns) message.columns = slot.columns;
  if (!asking.brief && isFirst(asking)) message.footer = formTexts.firstFooter;
  return item.sensitive ? { messages: [message], effects: [answerLink(turn)] } : { messages: [message] };
};
