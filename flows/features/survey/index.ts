import type { Feature } from '../../kernel/feature.ts';
import { begin, survey as place, surveyNeeds } from './survey.ts';

export { surveyTexts } from './texts.ts';

/** The satisfaction survey in nine elements (Permenpan RB 14/2017), when somebody wants to answer it. */
export const survey: Feature = {
  places: [place],
  needs: [
    {
      when: { commands: ['survei'] },
      wants: (_turn, { command }) => (command === 'survei' ? surveyNeeds : []),
    },
  ],
  commands: {
    survei: { also: ['isi survei', 'survey', 'isi survey'], take: ({ context }) => begin(context) },
  },
};
