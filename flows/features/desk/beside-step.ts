import type { Meaning } from '../../kernel/lexicon/meaning.ts';
import { meaningsOf } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { type StepScene, type StepStage, stepTexts } from '../office/index.ts';

const exampleOf = (stage: StepStage, scene: StepScene): string => {
  const { example } = stage;
  const shown = typeof example === 'function' ? example(scene) : example;
  return shown === undefined ? stepTexts.noExample : kernelTexts.example(shown);
};

const texts: Partial<Record<Meaning, (stage: StepStage, scene: StepScene) => string>> = {
  wait: () => stepTexts.waiting,
  correct: () => stepTexts.whatIsRight,
  example: exampleOf,
};

const made = new WeakMap<StepStage, StepStage>();

/**
 * A question of a step that knows what is said beside it: "bentar", "salah", "apa contohnya" are no reason and no instruction.
 * What is written to an applicant may be any of these; it is shown before it goes.
 */
export const hearingBeside = (stage: StepStage): StepStage => {
  const known = made.get(stage);
  if (known) return known;
  const hearing = Object.create(stage, {
    take: {
      value: ((scene, given) => {
        const meanings = given.choice === null && given.words !== null ? meaningsOf(said(given.words)) : [];
        const meaning = meanings.find((one) => texts[one] !== undefined);
        const say = meaning && texts[meaning]?.(stage, scene);
        return say === undefined ? stage.take(scene, given) : { say, at: scene.at };
      }) satisfies StepStage['take'],
    },
  }) as StepStage;
  made.set(stage, hearing);
  return hearing;
};
