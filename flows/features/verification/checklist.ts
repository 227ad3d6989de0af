import { quotedInLine } from '../../../domain/quotation.ts';
import {
  completedLines,
  isClosed,
  itemLabel,
  letterLine,
  openLetters,
  type RequestLetter,
  requestTexts,
  shownAnswer,
  shownAnswerInLine,
} from '../requests/index.ts';
import { actions } from '../../../domain/transition.ts';
import type { Effect } from '../../kernel/effect.ts';
import { inWords, type Next } from '../../kernel/dialogue.ts';
import type { Message, Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { buttons } from '../../labels.ts';
import { checklistTexts } from './checklist-texts.ts';
import {
  finishStep,
  fromWords,
  goTo,
  listed,
  type StepDialogue,
  type StepScene,
  stepTexts,
  subjectOf,
  viewingLetters,
} from '../office/index.ts';
import {
  filesOf,
  isFine,
  isMark,
  type Item,
  itemOf,
  itemsOf,
  lackingOf,
  checkedInput,
  markedSoFar,
  type Marked,
  marksFor,
  own,
  said,
  withRest,
} from './checklist-items.ts';
import { unopened, unopenedStage } from './unopened.ts';

const filesShown = (scene: StepScene, key: string): string =>
  [
    ...new Set(
      filesOf(scene, key).map((file) =>
        isClosed(scene.service, file) ? requestTexts.hiddenAnswer : file.name,
      ),
    ),
  ].join(', ');

/** What was given for an item in a few words, so that most of a request is checked without opening anything. */
const glanceOf = (scene: StepScene, { key, field }: Item): string => {
  const answer = scene.request.answers[key];
  const given = field
    ? answer !== undefined && shownAnswerInLine(field, answer)
    : quotedInLine(filesShown(scene, key));
  return checklistTexts.inShort(given || checklistTexts.notGiven);
};

const lineOf = (scene: StepScene, item: Item): string => {
  const marked = markedSoFar(scene)[item.key];
  if (!marked) return checklistTexts.line('•', item.label, glanceOf(scene, item));
  if (isFine(marked)) return checklistTexts.line('✓', item.label, glanceOf(scene, item));
  const note = marked.mark === own ? undefined : marked.note;
  return checklistTexts.line('✗', item.label, checklistTexts.withNoteAfter(said(marked), note));
};

const itemOption = (scene: StepScene, { key, label }: Item): Option => {
  const marked = markedSoFar(scene)[key];
  return { id: key, label: marked ? checklistTexts.markedLabel(label, isFine(marked), said(marked)) : label };
};

// No item's key holds a dot.
const ends = { rest: 'check.rest', verify: 'check.verify', complete: 'check.complete' };

const endOptions = (scene: StepScene): Option[] => [
  ...(itemsOf(scene).some(({ key }) => !markedSoFar(scene)[key])
    ? [{ id: ends.rest, label: checklistTexts.labels.rest }]
    : []),
  lackingOf(scene).length > 0
    ? { id: ends.complete, label: actions.request_completion }
    : { id: ends.verify, label: actions.verify },
];

const fromList = (scene: StepScene, option: string): Next<'staff'> => {
  if (option === ends.rest) return goTo(scene, { marks: withRest(scene) });
  if (option === ends.verify)
    return unopened(scene, scene.request).length > 0
      ? goTo(scene, { stage: 'unopened' })
      : finishStep(scene, 'verify', checkedInput(scene));
  if (option === ends.complete) return finishStep(scene, 'request_completion', checkedInput(scene));
  return itemOf(scene, option)
    ? goTo(scene, { stage: `mark:${option}` })
    : { refuse: checklistTexts.openFirst };
};

const marking = (scene: StepScene, marked: Marked[string]): Move =>
  goTo(scene, { stage: 'list', marks: { ...markedSoFar(scene), [subjectOf(scene)]: marked } });

/** What was given for an item, as it is now. */
const givenOf = (scene: StepScene, { key, label, field }: Item): string => {
  const { request, service } = scene;
  const answer = request.answers[key];
  if (field)
    return checklistTexts.itemShown(
      label,
      answer === undefined ? checklistTexts.notGiven : shownAnswer(field, answer),
    );
  const files = filesOf(scene, key).map((file) => letterLine(service, file));
  return files.length > 0 ? files.join('\n') : checklistTexts.itemShown(label, checklistTexts.notGiven);
};

/** And, when the applicant has mended it, old beside new. */
const shownOf = (scene: StepScene, item: Item): string => {
  const mended = scene.request.completion?.items.findIndex((one) => one.item === item.key) ?? -1;
  const line = completedLines(scene.request, scene.service)[mended];
  return [givenOf(scene, item), ...(line === undefined ? [] : [line])].join('\n');
};

const openable = (scene: StepScene, key: string): RequestLetter[] =>
  openLetters(scene.service, filesOf(scene, key));

const opening = (scene: StepScene, { key, label }: Item): Effect[] =>
  viewingLetters(
    scene,
    scene.request,
    scene.service,
    openable(scene, key).map((file) => ({ file, label })),
  );

const askMark = (scene: StepScene): Message => {
  const key = subjectOf(scene);
  const item = itemOf(scene, key);
  if (!item)
    return {
      text: checklistTexts.openFirst,
      options: [{ id: 'list', label: checklistTexts.labels.list }],
    };
  const table = Object.fromEntries(marksFor(scene, item).map((mark) => [mark, checklistTexts.marks[mark]]));
  return {
    text: checklistTexts.markQuestion(shownOf(scene, item)),
    options: [
      ...listed(table),
      { id: own, label: stepTexts.labels.ownWords },
      ...(openable(scene, key).length > 0 ? [{ id: 'open', label: checklistTexts.labels.open }] : []),
      { id: 'list', label: checklistTexts.labels.list },
    ],
  };
};

const takeMark = (scene: StepScene, option: string): Next<'staff'> => {
  const key = subjectOf(scene);
  const item = itemOf(scene, key);
  if (!item || option === 'list') return goTo(scene, { stage: 'list' });
  if (option === 'open') return { to: scene.at, again: true, effects: opening(scene, item) };
  if (option === own) return goTo(scene, { stage: `own:${key}` });
  if (option === 'mend') return goTo(scene, { stage: `note:${key}` });
  return isMark(option) && marksFor(scene, item).includes(option)
    ? marking(scene, { mark: option })
    : { refuse: checklistTexts.openFirst };
};

/**
 * A request checked item by item, in any order and as far as it helps; it ends in *Verifikasi*, or in *Minta kelengkapan*
 * of exactly what was marked. What was marked is kept until then.
 */
export const checklist: StepDialogue = {
  first: 'list',
  stages: {
    list: {
      ask: (scene) => {
        const items = itemsOf(scene);
        const marked = items.filter(({ key }) => markedSoFar(scene)[key]).length;
        return {
          text: [
            checklistTexts.title(marked, items.length),
            ...items.map((item) => lineOf(scene, item)),
          ].join('\n'),
          options: [...items.map((item) => itemOption(scene, item)), ...endOptions(scene)],
        };
      },
      take: (scene, { choice }) =>
        choice === null ? { refuse: checklistTexts.openFirst } : fromList(scene, choice),
    },
    unopened: unopenedStage(checkedInput),
    mark: {
      ask: askMark,
      take: (scene, given) =>
        given.choice === null
          ? fromWords(given, (note) => marking(scene, { mark: own, note }))
          : takeMark(scene, given.choice),
    },
    own: {
      get example() {
        return stepTexts.examples.lack;
      },
      ask: (scene) => ({ text: stepTexts.lackOwn(itemLabel(scene.service, subjectOf(scene))) }),
      take: (scene, given) => fromWords(given, (note) => marking(scene, { mark: own, note })),
    },
    note: {
      get example() {
        return stepTexts.examples.lack;
      },
      reading: inWords,
      ask: (scene) => ({
        text: checklistTexts.noteQuestion(itemLabel(scene.service, subjectOf(scene))),
        options: [{ id: 'skip', label: buttons.skip }],
      }),
      take: (scene, given) =>
        given.choice === null
          ? fromWords(given, (note) => marking(scene, { mark: 'mend', note }))
          : marking(scene, { mark: 'mend' }),
    },
  },
};
