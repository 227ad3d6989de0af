import { extendedBy } from '../../../domain/extension.ts';
import {
  finishStep,
  fromChoice,
  fromWords,
  goTo,
  listed,
  stepTexts,
  type AboutRequest,
  type StepDialogue,
  type StepStage,
} from '../office/index.ts';
import { clockOf } from '../requests/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Option } from '../../kernel/message.ts';
import { extensionTexts } from './extension-texts.ts';

type Scene = Pick<AboutRequest, 'request'> & { context: Context };

/** How long an extension may be, each with the day it leads to: a typed number is the number of days. */
export const extensionDays = ({ request, context }: Scene): Option[] => {
  const { extension } = request;
  if (!extension) return [];
  return Array.from({ length: extension.workingDays }, (_, n) => {
    const { due } = clockOf({ ...request, extension: extendedBy(extension, n + 1, '') }, context);
    return { id: String(n + 1), label: extensionTexts.days(n + 1, due ?? request.promisedOn) };
  });
};

/** A number of days as people write it: "3", "3 hari kerja". */
const daysIn = (words: string): number | null => {
  const [, days] = /^(\d{1,3})(?:\s*(?:hr|hari)(?:\s*kerja)?)?$/i.exec(words.trim()) ?? [];
  return days === undefined ? null : Number(days);
};

const days: StepStage = {
  ask: (scene) => ({ text: extensionTexts.daysQuestion, options: extensionDays(scene) }),
  take: (scene, { choice, words }) => {
    const given = choice === null ? daysIn(words ?? '') : Number(choice);
    if (given === null) return null;
    const most = scene.request.extension?.workingDays ?? 0;
    if (given < 1 || given > most) return { refuse: extensionTexts.most(most) };
    return goTo(scene, { stage: 'reason', days: given });
  },
};

const finish = (scene: Parameters<typeof finishStep>[0], note: string) =>
  finishStep(scene, 'extend', { note, ...(scene.at.days === undefined ? {} : { days: scene.at.days }) });

const reason: StepStage = {
  ask: () => ({
    text: extensionTexts.reasonQuestion,
    options: [...listed(extensionTexts.reasons), { id: 'own', label: stepTexts.labels.ownWords }],
  }),
  take: (scene, given) =>
    fromChoice(scene, given, extensionTexts.reasons, { own: 'own', next: (note) => finish(scene, note) }),
  back: ({ at }) => ({ ...at, stage: 'days' }),
};

const own: StepStage = {
  get example() {
    return extensionTexts.example;
  },
  ask: () => ({ text: extensionTexts.reasonOwn }),
  take: (scene, given) => fromWords(given, (note) => finish(scene, note)),
  back: ({ at }) => ({ ...at, stage: 'reason' }),
};

/** By how much a promise is extended, and why: the applicant is told both (UU 14/2008 Pasal 22(8)). */
export const extension: StepDialogue = { first: 'days', stages: { days, reason, own } };
