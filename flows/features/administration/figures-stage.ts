import { fact } from '../../kernel/fact.ts';
import { figuresTexts } from '../figures/index.ts';
import { today } from '../requests/index.ts';
import { figuresWants } from './needs.ts';
import { home, type AdministrationStage } from './stage.ts';
import { administrationTexts } from './texts.ts';

const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;

/** The figures of today and this month, as text, and as a picture when asked for. */
const figures: AdministrationStage = {
  back: home,
  ask: ({ context }) => {
    const [ofDay, ofMonth] = figuresWants(context).map((want) =>
      figuresTexts.text(fact(context, want), context.catalogue),
    );
    return {
      text: `${ofDay}\n\n${ofMonth}\n\n${figuresTexts.help}`,
      options: [{ id: 'picture', label: administrationTexts.labels.picture }],
    };
  },
  take: ({ context }, { choice }) =>
    choice === 'picture'
      ? {
          to: home(),
          intro: figuresTexts.pictureOrdered,
          effects: [
            {
              type: 'order_document',
              orderId: context.fresh.draftId,
              document: { kind: 'figures', month: firstOfMonth(today(context)) },
            },
          ],
        }
      : null,
};

export const figuresStages = { figures };
