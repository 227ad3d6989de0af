import { option } from '../../kernel/message.ts';
import { z } from 'zod';
import { surveyElements, surveyMarks } from '../../../domain/figures/survey.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue } from '../../kernel/dialogue.ts';
import { fact, type Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { goOn } from '../form/index.ts';
import { serviceFace } from '../requests/index.ts';
import { surveyTexts } from './texts.ts';

const surveyAt = z.strictObject({
  name: z.literal('survey'),
  requestId: z.string(),
  service: z.string(),
  marks: z.array(z.int().min(1).max(4)).max(surveyElements.length),
});

declare module '../../kernel/session.ts' {
  interface Places {
    survey: z.infer<typeof surveyAt>;
  }
}

export const surveyNeeds: readonly Want[] = [{ fact: 'survey_about' }];

/** *Survei*: the first question, or why there is none. */
export const begin = (context: Context): Move => {
  const about = fact(context, { fact: 'survey_about' });
  if (!about) return { to: goOn(context), intro: surveyTexts.noRequest };
  if (about.answered) return { to: goOn(context), intro: surveyTexts.answered };
  return { to: { name: 'survey', requestId: about.requestId, service: about.service, marks: [] } };
};

const options = surveyMarks.map((mark, n) =>
  option(`mark${mark}`, () => surveyTexts.marks[n] ?? String(mark)),
);

/** A mark as it was pressed or typed: by its number or its words. */
const markOf = (choice: string | null, words: string | null): number | null => {
  const pressed = /^mark([1-4])$/.exec(choice ?? '')?.[1] ?? /^\s*([1-4])\s*$/.exec(words ?? '')?.[1];
  return pressed === undefined ? null : Number(pressed);
};

/** Nine questions, one after the other; nothing is kept of a survey that was not answered to its end. */
export const survey = dialogue<'survey'>({
  name: 'survey',
  at: surveyAt,
  traits: { aside: true },
  enter: () => ({}),
  stageOf: () => ({
    ask: ({ at, context }) => ({
      text: surveyTexts.question(at.marks.length, serviceFace(context, at.service).title),
      options,
    }),
    take: ({ at, context }, { choice, words }) => {
      const mark = markOf(choice, words);
      if (mark === null) return words === null ? null : { refuse: surveyTexts.pick };
      const marks = [...at.marks, mark];
      if (marks.length < surveyElements.length) return { to: { ...at, marks } };
      return {
        to: goOn(context),
        intro: surveyTexts.thanks,
        effects: [{ type: 'survey', requestId: at.requestId, marks }],
      };
    },
    back: ({ at }) => ({ ...at, marks: at.marks.slice(0, -1) }),
  }),
  leave: ({ context }) => ({ to: goOn(context), intro: surveyTexts.left }),
});
