import { longDate } from '../../../domain/city-time.ts';
import { usualDueDates } from '../../../domain/due-date.ts';
import { isIsoDate } from '../../../domain/iso-date.ts';
import { transition } from '../../../domain/transition.ts';
import { type Unit, unitCodes, units } from '../../../domain/unit.ts';
import type { Option } from '../../kernel/message.ts';
import { actOption } from '../steps/act.ts';
import { dispositionTexts } from './disposition-texts.ts';
import { readDay } from '../steps/read-when.ts';
import { stepTexts } from '../steps/texts.ts';
import { today } from '../inbox/times.ts';
import { actions } from '../../../domain/transition.ts';
import {
  type Dialogue,
  type FileTaken,
  type Next,
  type Scene,
  type Stage,
  listed,
} from '../steps/dialogues/dialogue.ts';
import { judgeSent } from '../steps/dialogues/sent-file.ts';
import { fromChoice, fromWords } from '../steps/dialogues/words.ts';

const isUnit = (code: string): code is Unit => Object.hasOwn(units, code);

/** The units picked so far, the leading one first; until one is picked, the unit the request is with. */
const pickedUnits = ({ at, request }: Scene): [Unit, ...Unit[]] => {
  const [leading = request.unit, ...supporting] = at.picked.filter(isUnit);
  return [leading, ...supporting];
};

const others = (picked: readonly string[]): Option[] =>
  unitCodes.filter((code) => !picked.includes(code)).map((code) => ({ id: code, label: units[code] }));

/** The unit the request is with stands first: it is the service's own until it is disposed. */
const unitOptions = ({ request }: Scene): Option[] => [
  { id: request.unit, label: units[request.unit] },
  ...others([request.unit]),
];

/** Whether this person records what the head has decided on paper: the rules ask for the paper then. */
const byPaper = ({ request, staff, context }: Omit<Scene, 'at'>): boolean => {
  const tried = transition(
    request,
    'dispose',
    { kind: 'staff', member: staff },
    { units: [request.unit], today: today(context) },
  );
  return !tried.ok && tried.because === 'paper_missing';
};

/** The head may reject instead; on paper that is another question of this dialogue, for the sheet goes with it. */
const rejectOption = (scene: Scene): Option =>
  scene.at.file ? { id: 'reject', label: actions.reject } : actOption('reject', scene.request);

const disposed = (scene: Scene, instruction: string): Next => {
  const picked = pickedUnits(scene);
  const { dueOn, file } = scene.at;
  const note = dispositionTexts.note(instruction, {
    supporting: picked.slice(1),
    dueOn,
    onPaper: file !== undefined,
  });
  return {
    done: { units: picked, note, instruction, ...(dueOn ? { dueOn } : {}), ...(file ? { paper: file } : {}) },
  };
};

const rejected = ({ at }: Scene, reason: string): Next => ({
  as: 'reject',
  done: {
    note: `${reason}\n${dispositionTexts.paperLine}`,
    instruction: reason,
    ...(at.file ? { paper: at.file } : {}),
  },
});

/** Another sheet may be sent as long as its content is being recorded. */
const paperFile: NonNullable<Stage['file']> = (scene, event): FileTaken => {
  if (!byPaper(scene)) return { refuse: stepTexts.pickOne };
  const judged = judgeSent({ key: 'paper', ...dispositionTexts.paperLetter }, event, scene.context);
  if ('refuse' in judged) return judged;
  return { keep: judged.file, say: dispositionTexts.paperKept(judged.say), to: { stage: 'unit' } };
};

const dueOptions = ({ at, request, context }: Scene): Option[] => [
  ...usualDueDates(today(context), request.promisedOn).map((date) => ({ id: date, label: longDate(date) })),
  ...(at.dueOn ? [{ id: 'none', label: dispositionTexts.buttons.noDue }] : []),
];

// A day that has passed is read as next year's; nobody gives a unit that long.
const farthestDue = 180;

const takeDue: Stage['take'] = (scene, input) => {
  const back = { stage: 'instruction' };
  if ('option' in input && input.option === 'none') return { to: { ...back, dueOn: undefined } };
  if ('option' in input && isIsoDate(input.option)) return { to: { ...back, dueOn: input.option } };
  if ('option' in input) return { refuse: stepTexts.pickOne };
  const read = readDay(
    input.words,
    dispositionTexts.dueLabel,
    { from: 0, to: farthestDue, workingDay: true },
    scene.context,
  );
  return read.ok ? { to: { ...back, dueOn: read.value } } : { refuse: read.say };
};

const instructionOptions = (scene: Scene): Option[] => [
  ...listed(dispositionTexts.instructions),
  { id: 'own', label: stepTexts.labels.ownWords },
  ...(pickedUnits(scene).length < unitCodes.length
    ? [{ id: 'more', label: dispositionTexts.buttons.more }]
    : []),
  { id: 'other', label: dispositionTexts.buttons.otherUnit },
  {
    id: 'due',
    label: scene.at.dueOn ? dispositionTexts.buttons.otherDue : dispositionTexts.buttons.due,
  },
  rejectOption(scene),
];

/**
 * To which units, with which instruction, until when; or the head rejects after all. The common case is two answers: a
 * unit and an instruction; more units and a due date are buttons beside. A records officer begins with the head's paper.
 */
export const disposition: Dialogue = {
  first: (scene) => (byPaper(scene) ? 'paper' : 'unit'),
  stages: {
    paper: {
      ask: () => ({ text: dispositionTexts.paperQuestion }),
      take: () => ({ refuse: dispositionTexts.paperFirst }),
      file: paperFile,
    },
    unit: {
      ask: (scene) => ({
        text: dispositionTexts.unitQuestion,
        options: [...unitOptions(scene), rejectOption(scene)],
      }),
      take: (_scene, input) => {
        if ('option' in input && input.option === 'reject') return { to: { stage: 'reason' } };
        return 'option' in input && isUnit(input.option)
          ? { to: { stage: 'instruction', picked: [input.option] } }
          : { refuse: stepTexts.pickOne };
      },
      file: paperFile,
    },
    instruction: {
      ask: (scene) => ({
        text: dispositionTexts.instructionQuestion(pickedUnits(scene), scene.at.dueOn),
        options: instructionOptions(scene),
      }),
      take: (scene, input) => {
        if ('option' in input && ['more', 'due'].includes(input.option))
          return { to: { stage: input.option } };
        if ('option' in input && input.option === 'other') return { to: { stage: 'unit', picked: [] } };
        if ('option' in input && input.option === 'reject') return { to: { stage: 'reason' } };
        return fromChoice(input, {
          table: dispositionTexts.instructions,
          own: 'own',
          next: (words) => disposed(scene, words),
        });
      },
      file: paperFile,
    },
    more: {
      ask: (scene) => ({ text: dispositionTexts.moreUnitsQuestion, options: others(pickedUnits(scene)) }),
      take: (scene, input) =>
        'option' in input && isUnit(input.option)
          ? { to: { stage: 'instruction', picked: [...pickedUnits(scene), input.option] } }
          : { refuse: stepTexts.pickOne },
    },
    due: {
      ask: (scene) => ({ text: dispositionTexts.dueQuestion, options: dueOptions(scene) }),
      take: takeDue,
    },
    own: {
      ask: () => ({ text: dispositionTexts.instructionOwn }),
      take: (scene, input) => fromWords(input, (words) => disposed(scene, words)),
    },
    reason: {
      ask: () => ({
        text: stepTexts.rejectQuestion,
        options: [...listed(stepTexts.rejectReasons), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (scene, input) =>
        fromChoice(input, {
          table: stepTexts.rejectReasons,
          own: 'own_reason',
          next: (words) => rejected(scene, words),
        }),
    },
    own_reason: {
      ask: () => ({ text: stepTexts.rejectOwn }),
      take: (scene, input) => fromWords(input, (words) => rejected(scene, words)),
    },
  },
};
