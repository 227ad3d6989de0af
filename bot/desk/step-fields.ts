import { unitName, type Units } from '../../domain/unit.ts';
import { extensionDays } from '../../flows/features/desk/extension.ts';
import { extensionTexts } from '../../flows/features/desk/extension-texts.ts';
import { formFields, ownWords, rejectedOnPaper } from '../../flows/features/desk/step-form.ts';
import { dispositionTexts } from '../../flows/features/disposition/disposition-texts.ts';
import type { Step } from '../../flows/features/office/act.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { lackItems, lackReasons } from '../../flows/features/verification/completion.ts';
import { choices, type Choice, fileField, lineField, ownChoice, wordsField } from './fields.ts';
import { say } from './layout.ts';
import type { Markup } from '../markup.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.steps;

/** What a form holds already: what was given, what is wrong with it, and what is proposed. */
export type Filled = {
  given: Pick<Posted, 'one' | 'all'>;
  problems: Record<string, string>;
  /** The next free number of the agenda. */
  number?: string;
  /** The head's decision lies here in writing, and its sheet goes with it. */
  byPaper?: boolean;
};

type Fields = (scene: StepScene, filled: Filled) => Markup[];

const optionsOf = (table: Partial<Record<string, string>>) =>
  Object.entries(table).map(([value, label = '']) => ({ value, label }));

const line = ({ given, problems }: Filled, id: string, label: string, help?: string, preset = ''): Markup =>
  lineField({ id, label, problem: problems[id], ...(help ? { help } : {}) }, given.one(id) || preset);

const longer = ({ given, problems }: Filled, id: string, label: string): Markup =>
  wordsField({ id, label, problem: problems[id] }, given.one(id));

/** Ready words to choose from, with a field for one's own beside them. */
const readyWords = (
  { given, problems }: Filled,
  { id, label, help }: { id: string; label: string; help?: string },
  { table, own }: { table: Partial<Record<string, string>>; own: string },
): Markup => {
  const chosen = given.one(id) || (given.one(own) === '' ? '' : ownWords);
  return choices(
    { id, label, problem: problems[id], ...(help ? { help } : {}) },
    [...optionsOf(table), ownChoice(ownWords)],
    {
      chosen: [chosen],
      more: wordsField({ id: own, label: texts.ownLabel(label), problem: problems[own] }, given.one(own)),
    },
  );
};

const { reason, instruction, items, itemReason, ownItemReason } = formFields;

/** Each part with what can be wrong with it; nothing is, until somebody says so. */
const completion: Fields = (scene, filled) => [
  ...(filled.problems[items] ? [say(filled.problems[items], 'refused')] : []),
  ...lackItems(scene).map(({ key, label }) =>
    readyWords(
      filled,
      { id: itemReason(key), label },
      { table: { '': texts.noProblem, ...lackReasons(scene, key) }, own: ownItemReason(key) },
    ),
  ),
];

const unitOptions = (units: Units) =>
  units.codes.map((code) => ({ value: code, label: unitName(units, code) }));

/** The instruction of a disposition with who beside the leading unit and until when. */
export const instructionFields = (filled: Filled, units: Units): Markup[] => [
  choices({ id: formFields.supporting, label: texts.supporting }, unitOptions(units), {
    chosen: filled.given.all(formFields.supporting),
    many: true,
  }),
  readyWords(
    filled,
    { id: instruction, label: texts.instruction, help: texts.instructionHelp },
    { table: dispositionTexts.instructions, own: `${instruction}_sendiri` },
  ),
  line(filled, formFields.due, texts.due, texts.dueHelp),
];

/** The unit that leads; `preset` is the one chosen at first. */
export const unitField = (
  filled: Filled,
  {
    preset,
    units,
    more = [],
    last = [],
  }: { preset: string; units: Units; more?: readonly Choice[]; last?: readonly Choice[] },
): Markup =>
  choices({ id: formFields.unit, label: texts.unit }, [...more, ...unitOptions(units), ...last], {
    chosen: [filled.given.one(formFields.unit) || preset],
  });

const rejection = (filled: Filled, help: string): Markup =>
  readyWords(
    filled,
    { id: reason, label: texts.reason, help },
    { table: stepTexts.rejectReasons, own: `${reason}_sendiri` },
  );

const disposition: Fields = (scene, filled) => [
  ...(filled.byPaper
    ? [
        fileField({
          id: formFields.file,
          label: texts.paper,
          help: texts.paperHelp,
          problem: filled.problems[formFields.file],
        }),
      ]
    : []),
  unitField(filled, {
    ...{ preset: scene.request.unit, units: scene.context.catalogue.city.units },
    last: filled.byPaper ? [{ value: rejectedOnPaper, label: texts.rejectedOnPaper }] : [],
  }),
  ...instructionFields(filled, scene.context.catalogue.city.units),
  ...(filled.byPaper ? [rejection(filled, texts.rejectedOnPaperHelp)] : []),
];

/** The fields of each step's form. */
export const stepFields: Record<Step, Fields> = {
  verify: () => [],
  request_completion: completion,
  reject: (_scene, filled) => [rejection(filled, texts.rejectHelp)],
  register: (_scene, filled) => [
    line(filled, formFields.number, texts.number, undefined, filled.number),
    line(filled, formFields.day, texts.day, texts.dayHelp),
  ],
  dispose: disposition,
  extend: (scene, filled) => [
    choices(
      {
        id: formFields.days,
        label: extensionTexts.daysLabel,
        problem: filled.problems[formFields.days],
      },
      extensionDays(scene).map(({ id, label }) => ({ value: id, label })),
      { chosen: [filled.given.one(formFields.days)] },
    ),
    readyWords(
      filled,
      { id: reason, label: texts.reason, help: texts.extendHelp },
      { table: extensionTexts.reasons, own: `${reason}_sendiri` },
    ),
  ],
  explain: (_scene, filled) => [
    readyWords(
      filled,
      { id: reason, label: texts.reason, help: texts.extendHelp },
      { table: extensionTexts.delays, own: `${reason}_sendiri` },
    ),
  ],
  start: (_scene, filled) => [
    longer(filled, formFields.words, texts.contact),
    line(filled, formFields.scheduleDay, texts.scheduleDay, texts.schedule),
    line(filled, formFields.scheduleTimes, texts.scheduleTimes, texts.scheduleTimesHelp),
    line(filled, formFields.schedulePlace, texts.place),
  ],
  complete: (_scene, filled) => [
    longer(filled, formFields.words, texts.result),
    fileField({
      id: formFields.file,
      label: texts.resultFile,
      help: texts.resultFileHelp,
      problem: filled.problems[formFields.file],
    }),
  ],
};
