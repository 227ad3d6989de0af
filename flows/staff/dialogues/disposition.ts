import { type Unit, unitCodes, units } from '../../../domain/unit.ts';
import { actOption } from '../act.ts';
import {
  instructionOwn,
  instructionQuestion,
  instructions,
  labels,
  pickOne,
  unitQuestion,
} from '../texts.ts';
import { type Dialogue, type Next, type Scene, listed } from './dialogue.ts';
import { fromChoice, fromWords } from './words.ts';

const isUnit = (code: string | undefined): code is Unit => code !== undefined && Object.hasOwn(units, code);

/** The unit the request is with stands first: it is the service's own until it is disposed. */
const unitsFor = ({ request }: Scene): Unit[] => [
  request.unit,
  ...unitCodes.filter((code) => code !== request.unit),
];

const pickedUnit = ({ at, request }: Scene): Unit => (isUnit(at.unit) ? at.unit : request.unit);

const disposed = (scene: Scene, note: string): Next => ({ done: { unit: pickedUnit(scene), note } });

/** To which unit, with which instruction; or the head rejects after all. */
export const disposition: Dialogue = {
  first: 'unit',
  stages: {
    unit: {
      ask: (scene) => ({
        text: unitQuestion,
        options: [
          ...unitsFor(scene).map((code) => ({ id: code, label: units[code] })),
          actOption('reject', scene.request.id),
        ],
      }),
      take: (_scene, input) =>
        'option' in input && isUnit(input.option)
          ? { to: { stage: 'instruction', unit: input.option } }
          : { refuse: pickOne },
    },
    instruction: {
      ask: (scene) => ({
        text: instructionQuestion(units[pickedUnit(scene)]),
        options: [...listed(instructions), { id: 'own', label: labels.ownWords }],
      }),
      take: (scene, input) =>
        fromChoice(input, { table: instructions, own: 'own', next: (words) => disposed(scene, words) }),
    },
    own: {
      ask: () => ({ text: instructionOwn }),
      take: (scene, input) => fromWords(input, (words) => disposed(scene, words)),
    },
  },
};
