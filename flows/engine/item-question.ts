import { expandExample } from '../example.ts';
import {
  buttons,
  currently,
  exampleText,
  fileText,
  firstFooter,
  itemTitle,
  letterHelp,
  pickSeveral,
  pickSeveralByNumber,
  secureQuestion,
  writeNew,
} from '../texts.ts';
import type { Context, Draft } from './context.ts';
import type { Effect } from './effect.ts';
import { showAnswer } from './fields/index.ts';
import { cityDate } from '../../domain/city-time.ts';
import { allItems, isAnswered, progress, visibleItems } from './items.ts';
import type { Item } from './items.ts';
import type { Option } from './message.ts';
import type { AtOf, Question } from './place.ts';
import type { Field, Service } from './service.ts';

const nav: Option[] = [
  { id: 'back', label: buttons.back, kind: 'nav' },
  { id: 'cancel', label: buttons.cancel, kind: 'nav' },
];

const choicesOf = (field: Field, picked: readonly string[], context: Context): Option[] => {
  if (field.type === 'yes_no')
    return [
      { id: 'opt.yes', label: buttons.yes },
      { id: 'opt.no', label: buttons.no },
    ];
  if (field.type === 'choice') return field.options.map(({ id, label }) => ({ id: `opt.${id}`, label }));
  if (field.type !== 'multi_choice') return [];
  const toggles = field.options.map(({ id, label }) => ({
    id: `opt.${id}`,
    label: picked.includes(id) ? `✓ ${label}` : label,
  }));
  return context.channel === 'telegram' ? [...toggles, { id: 'picked', label: buttons.picked }] : toggles;
};

const fieldHelp = (field: Field, context: Context): string => {
  const several = context.channel === 'telegram' ? pickSeveral : pickSeveralByNumber;
  if (field.type === 'multi_choice') return `${field.help} ${several}`;
  if (field.type === 'choice' || field.type === 'yes_no') return field.help;
  return `${field.help} ${exampleText(expandExample(field.example, cityDate(context.now, context.tz)))}`;
};

/** The item's stored answer in words; null when there is none. */
export const shownAnswer = (item: Item, draft: Pick<Draft, 'answers' | 'files'>): string | null => {
  if (item.letter) {
    const files = draft.files[item.key] ?? [];
    return files.length === 0 ? null : files.map(fileText).join(', ');
  }
  const answer = draft.answers[item.key];
  return answer === undefined ? null : showAnswer(answer, item.field);
};

const secure = (item: Item, draft: Draft, context: Context): { lines: string[]; effects: Effect[] } => ({
  lines: [item.help, secureQuestion(`${context.publicUrl}/aman/${context.fresh.token}`)],
  effects: [{ type: 'issue_answer_link', token: context.fresh.token, draftId: draft.id, item: item.key }],
});

const help = (item: Item, context: Context): string =>
  item.letter
    ? letterHelp(item.help, item.letter.types, item.letter.megabytes, item.letter.max)
    : fieldHelp(item.field, context);

/**
 * The question for one item: label and progress, help, its choices, and how to go on or back. A sensitive item carries
 * a new one-time link instead of asking in the chat.
 */
export const itemQuestion = (
  item: Item,
  at: AtOf<'item'>,
  service: Service,
  draft: Draft,
  context: Context,
): Question => {
  const now = shownAnswer(item, draft);
  const link = item.sensitive ? secure(item, draft, context) : null;
  const several = item.letter !== undefined && item.letter.max > 1;
  const lines = [
    itemTitle(item.label, progress(service, draft, item.key), item.required),
    ...(now === null ? [] : [currently(item.label, now)]),
    ...(link ? link.lines : [help(item, context)]),
    ...(now !== null && at.from === 'review' && !link ? [writeNew] : []),
  ];
  const options: Option[] = [
    ...(item.field && !link ? choicesOf(item.field, at.picked ?? [], context) : []),
    ...(several && now !== null
      ? [
          { id: 'uploaded', label: buttons.uploaded },
          { id: 'replace', label: buttons.replace },
        ]
      : []),
    ...(now !== null && at.from === 'form' && !several ? [{ id: 'keep', label: buttons.keep }] : []),
    ...(item.required || (several && now !== null)
      ? []
      : several
        ? [
            { id: 'uploaded', label: buttons.uploaded },
            { id: 'skip', label: buttons.skip },
          ]
        : [{ id: 'skip', label: buttons.skip }]),
    ...nav,
  ];
  const isFirst =
    visibleItems(service, draft)[0]?.key === item.key &&
    allItems(service).every((other) => !isAnswered(other, draft));
  return {
    messages: [{ text: lines.join('\n'), options, ...(isFirst ? { footer: firstFooter } : {}) }],
    ...(link ? { effects: link.effects } : {}),
  };
};
