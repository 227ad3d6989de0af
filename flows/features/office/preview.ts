import { inWords, type GivenAnswer, type Next } from '../../kernel/dialogue.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { agrees, disagrees, sends } from '../../kernel/spoken.ts';
import type { Step } from './act.ts';
import type { StepInput } from './step-input.ts';
import type { StepScene, StepStage } from './dialogue.ts';
import { sendStep, stepReads } from './take-step.ts';
import { stepTexts } from './texts.ts';
import type { StaffPlace } from './staff-place.ts';

type Sending = NonNullable<StaffPlace['sending']>;

/** What is shown before it goes and how it goes. */
export type Previewed = {
  reads(scene: StepScene, input: StepInput): Message[];
  send(scene: StepScene, input: StepInput): Move;
};

const previewedStep = (step: Step): Previewed => ({
  reads: (scene, input) => stepReads(scene, step, input),
  send: (scene, input) => sendStep(scene, step, input),
});

const lineOf = ({ text, file }: Message): string =>
  (file ? stepTexts.previewFile(file.name) : text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

const namesFile = /\b(?:ter|di)?lampir|\bberkas(?:nya)?\b|\bfile(?:nya)?\b/i;

/** "Ganti: kursi nomor 3 …": what is said to us before the new words is not for the applicant. */
const insteadOf =
  /^\s*(?:(?:eh|maaf|sori)[ ,]+)*(?:di)?(?:ganti|ubah|ralat|koreksi|revisi|maksud saya|harusnya)(?: (?:jadi|menjadi|dengan))?\s*[:,]\s*(?=\S)/iu;

/** Words that name a file the applicant would look for in vain. */
const lacksFile = ({ what, input: { note = '', resultFile } }: Sending): boolean =>
  (what === 'complete' || what === 'write') && !resultFile && namesFile.test(note);

const answerOf = ({ choice, words }: GivenAnswer): 'send' | 'change' | null => {
  if (choice === 'send' || choice === 'change') return choice;
  if (words === null) return null;
  if (agrees(words) || sends(words)) return 'send';
  return disagrees(words) ? 'change' : null;
};

/**
 * What goes to the applicant is shown before it goes. Other words, or a file, are an answer to the question before, given
 * anew; `stageOf` finds that question, `message` is how a message goes that is no step.
 */
export const preview = (
  stageOf: (at: StaffPlace) => StepStage | undefined,
  message: Previewed,
): StepStage => {
  const previewedOf = ({ what }: Sending): Previewed => (what === 'write' ? message : previewedStep(what));
  const before = (scene: StepScene, sending: Sending) => {
    const at = { ...scene.at, stage: sending.asked };
    return { scene: { ...scene, at }, stage: stageOf(at) };
  };
  const withSending = (
    scene: StepScene,
    take: (sending: Sending) => Next<'staff'> | undefined,
  ): Next<'staff'> => (scene.at.sending ? (take(scene.at.sending) ?? null) : null);

  return {
    reading: inWords,
    ask: (scene) => {
      const { sending } = scene.at;
      const messages = sending ? previewedOf(sending).reads(scene, sending.input) : [];
      return {
        text: [
          stepTexts.previewTitle,
          ...messages.map(lineOf),
          ...(sending && lacksFile(sending) ? [stepTexts.previewLacksFile] : []),
        ].join('\n\n'),
        options: [
          { id: 'send', label: stepTexts.labels.send },
          { id: 'change', label: stepTexts.labels.change },
        ],
      };
    },
    take: (scene, given) =>
      withSending(scene, (sending) => {
        const answer = answerOf(given);
        if (answer === 'send') return previewedOf(sending).send(scene, sending.input);
        const asked = before(scene, sending);
        if (answer === 'change') return { to: asked.scene.at };
        return given.words === null
          ? null
          : asked.stage?.take(asked.scene, {
              choice: null,
              words: given.words.replace(insteadOf, ''),
            });
      }),
    takeSent: (scene, sent) =>
      withSending(scene, (sending) => {
        const asked = before(scene, sending);
        return asked.stage?.takeSent?.(asked.scene, sent);
      }),
    back: (scene) => (scene.at.sending ? before(scene, scene.at.sending).scene.at : scene.at),
  };
};
