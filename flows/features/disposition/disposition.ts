import { longDate } from '../../../domain/city-time.ts';
import { usualDueDates } from '../../../domain/due-date.ts';
import { isIsoDate } from '../../../domain/iso-date.ts';
import { transition } from '../../../domain/transition.ts';
import { type Unit, unitName } from '../../../domain/unit.ts';
import { matchOption } from '../../fields/read/match-option.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import {
  actOption,
  finishStep,
  fromChoice,
  fromWords,
  goTo,
  judgeSent,
  listed,
  readDay,
  type StepDialogue,
  type StepScene,
  type StepStage,
  stepTexts,
} from '../office/index.ts';
import { dispositionTexts } from './disposition-texts.ts';
import { today } from '../requests/index.ts';
import { actions } from '../../../domain/transition.ts';

const unitsIn = ({ context }: Pick<StepScene, 'context'>) => context.catalogue.city.units;

const isUnit = (scene: StepScene, code: string): boolean => unitsIn(scene).names.has(code);

/** The units picked so far, the leading one first; until one is picked, the unit the request is with. */
const pickedUnits = (scene: StepScene): [Unit, ...Unit[]] => {
  const { at, request } = scene;
  const [leading = request.unit, ...supporting] = at.picked.filter((code) => isUnit(scene, code));
  return [leading, ...supporting];
};

/** What they are called, as texts name them. */
const named = (scene: StepScene, codes: readonly Unit[]): string[] =>
  codes.map((code) => unitName(unitsIn(scene), code));

const others = (scene: StepScene, picked: readonly string[]): Option[] => {
  const units = unitsIn(scene);
  return units.codes
    .filter((code) => !picked.includes(code))
    .map((code) => ({ id: code, label: unitName(units, code) }));
};

/** The unit the request is with stands first: it is the service's own until it is disposed. */
const unitOptions = (scene: StepScene): Option[] => {
  const { unit } = scene.request;
  return [{ id: unit, label: unitName(unitsIn(scene), unit) }, ...others(scene, [unit])];
};

/** "Teruskan ke", before the unit. */
const handing =
  /^\W*(?:(?:tolong|mohon|di)? ?(?:terus(?:kan)?|lanjut(?:kan)?|serah(?:kan)?|kasih(?:kan)?|kasi|beri(?:kan)?|disposisi(?:kan)?|kirim(?:kan)?|arah(?:kan)?|limpah(?:kan)?|ke|kepada|untuk|buat)\s+)+/iu;

/** The unit that is pressed, or called by what people call it, its code among that. */
const unitGiven = (
  scene: StepScene,
  { choice, words }: GivenAnswer,
  options: readonly Option[],
): Unit | null => {
  if (choice !== null || words === null) return choice !== null && isUnit(scene, choice) ? choice : null;
  const named = matchOption(words.replace(handing, ''), options);
  return named !== null && 'id' in named && named.sure && named.rest === '' ? named.id : null;
};

/** "Salah bidang": not the instruction is meant, but to whom it goes. */
const otherUnit =
  /^\W*(?:eh |maaf )*(?:salah|keliru|ganti|bukan) (?:bidang|unit)(?: (?:itu|ini|lain|pak|bu))*\W*$/iu;

/** Whether this person records what the head has decided on paper: the rules ask for the paper then. */
const byPaper = ({ request, staff, context }: Omit<StepScene, 'at'>): boolean => {
  const tried = transition(
    request,
    'dispose',
    { kind: 'staff', member: staff },
    { units: [request.unit], today: today(context) },
  );
  return !tried.ok && tried.because === 'paper_missing';
};

/** The head may reject instead; on paper that is another question of this dialogue, for the sheet goes with it. */
const rejectOption = (scene: StepScene): Option =>
  scene.at.file ? { id: 'reject', label: actions.reject } : actOption('reject', scene.request);

const disposed = (scene: StepScene, instruction: string): Move => {
  const picked = pickedUnits(scene);
  const { dueOn, file } = scene.at;
  const note = dispositionTexts.note(instruction, {
    supporting: named(scene, picked.slice(1)),
    dueOn,
    onPaper: file !== undefined,
  });
  return finishStep(scene, 'dispose', {
    units: picked,
    note,
    instruction,
    ...(dueOn ? { dueOn } : {}),
    ...(file ? { paper: file } : {}),
  });
};

const rejected = (scene: StepScene, reason: string): Move => {
  const { file } = scene.at;
  return finishStep(scene, 'reject', {
    note: `${reason}\n${stepTexts.paperLine}`,
    instruction: reason,
    ...(file ? { paper: file } : {}),
  });
};

/** Another sheet may be sent as long as its content is being recorded. */
const takePaper: NonNullable<StepStage['takeSent']> = (scene, sent) => {
  if (sent.kind !== 'file' || !byPaper(scene)) return null;
  const judged = judgeSent({ key: 'paper', ...dispositionTexts.paperLetter }, sent, scene.context);
  if ('refuse' in judged) return judged;
  const intro = dispositionTexts.paperKept(judged.say);
  return { ...goTo(scene, { stage: 'unit', file: judged.file }), intro };
};

const dueOptions = ({ at, request, context }: StepScene): Option[] => [
  ...usualDueDates(today(context), request.promisedOn, context.catalogue.city.holidays).map((date) => ({
    id: date,
    label: longDate(date),
  })),
  ...(at.dueOn ? [{ id: 'none', label: dispositionTexts.buttons.noDue }] : []),
];

// A day that has passed is read as next year's; nobody gives a unit that long.
const farthestDue = 180;

const takeDue: StepStage['take'] = (scene, { choice, words }) => {
  const withDue = (dueOn: string | undefined) => goTo(scene, { stage: 'instruction', dueOn });
  if (choice === 'none') return withDue(undefined);
  if (choice !== null) return isIsoDate(choice) ? withDue(choice) : null;
  if (words === null) return null;
  const days = { from: 0, to: farthestDue, workingDay: true } as const;
  const read = readDay(words, dispositionTexts.dueLabel, days, scene.context);
  return read.ok ? withDue(read.value) : { refuse: read.say };
};

const instructionOptions = (scene: StepScene): Option[] => [
  ...listed(dispositionTexts.instructions),
  { id: 'own', label: stepTexts.labels.ownWords },
  ...(pickedUnits(scene).length < unitsIn(scene).codes.length
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
export const disposition: StepDialogue = {
  first: (scene) => (byPaper(scene) ? 'paper' : 'unit'),
  stages: {
    paper: {
      ask: () => ({ text: dispositionTexts.paperQuestion }),
      take: () => ({ refuse: dispositionTexts.paperFirst }),
      takeSent: takePaper,
    },
    unit: {
      ask: (scene) => ({
        text: dispositionTexts.unitQuestion,
        options: [...unitOptions(scene), rejectOption(scene)],
      }),
      take: (scene, given) => {
        if (given.choice === 'reject') return goTo(scene, { stage: 'reason' });
        const unit = unitGiven(scene, given, unitOptions(scene));
        return unit === null ? null : goTo(scene, { stage: 'instruction', picked: [unit] });
      },
      takeSent: takePaper,
    },
    instruction: {
      ask: (scene) => ({
        text: dispositionTexts.instructionQuestion(named(scene, pickedUnits(scene)), scene.at.dueOn),
        options: instructionOptions(scene),
      }),
      take: (scene, given) => {
        const { choice } = given;
        if (choice === 'more' || choice === 'due') return goTo(scene, { stage: choice });
        if (choice === 'other' || (given.words !== null && otherUnit.test(given.words)))
          return goTo(scene, { stage: 'unit', picked: [] });
        if (choice === 'reject') return goTo(scene, { stage: 'reason' });
        return fromChoice(scene, given, dispositionTexts.instructions, {
          own: 'own',
          next: (words) => disposed(scene, words),
        });
      },
      takeSent: takePaper,
    },
    more: {
      ask: (scene) => ({
        text: dispositionTexts.moreUnitsQuestion,
        options: others(scene, pickedUnits(scene)),
      }),
      take: (scene, given) => {
        const picked = pickedUnits(scene);
        const unit = unitGiven(scene, given, others(scene, picked));
        return unit === null ? null : goTo(scene, { stage: 'instruction', picked: [...picked, unit] });
      },
    },
    due: {
      ask: (scene) => ({ text: dispositionTexts.dueQuestion, options: dueOptions(scene) }),
      take: takeDue,
    },
    own: {
      get example() {
        return stepTexts.examples.instruction;
      },
      ask: () => ({ text: dispositionTexts.instructionOwn }),
      take: (scene, given) => fromWords(given, (words) => disposed(scene, words)),
    },
    reason: {
      ask: () => ({
        text: stepTexts.rejectQuestion,
        options: [...listed(stepTexts.rejectReasons), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (scene, given) =>
        fromChoice(scene, given, stepTexts.rejectReasons, {
          own: 'own_reason',
          next: (words) => rejected(scene, words),
        }),
    },
    own_reason: {
      get example() {
        return stepTexts.examples.rejection;
      },
      ask: () => ({ text: stepTexts.rejectOwn }),
      take: (scene, given) => fromWords(given, (words) => rejected(scene, words)),
    },
  },
};
