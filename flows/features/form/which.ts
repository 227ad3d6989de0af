import { shortened } from '../../kernel/shortened.ts';
import { z } from 'zod';
import { dialogue } from '../../kernel/dialogue.ts';
import type { Context } from '../../kernel/context.ts';
import type { AtOf, Session } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import { mended } from './mended.ts';
import { draftOf, nextPlace } from './form.ts';
import { shownAnswer } from './item-question.ts';
import { visibleItems, type Item } from './items.ts';
import { itemNeeds } from './needs.ts';
import { formTexts } from './texts.ts';

const whichAt = z.strictObject({
  name: z.literal('which'),
  /** The answers it may be about. */
  keys: z.array(z.string()),
  /** What the one that is meant is to be instead. */
  text: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    which: z.infer<typeof whichAt>;
  }
}

const itemsAt = ({ keys }: AtOf<'which'>, context: Context): Item[] => {
  const { draft, service } = draftOf(context);
  return visibleItems(service, draft).filter(({ key }) => keys.includes(key));
};

const lineOf = (item: Item, context: Context): string => {
  const shown = `${item.label}: ${shownAnswer(item, draftOf(context).draft) ?? formTexts.nothing}`;
  return shortened(shown, 60);
};

const meant = (item: Item, text: string | undefined, context: Context, session: Session): Move =>
  mended(item, text ?? '', 'form', context, session);

/** Which of several answers is to be another, where words do not tell. */
export const which = dialogue<'which'>({
  name: 'which',
  at: whichAt,
  traits: { inForm: 'aside' },
  ways: ['back'],
  needs: (at, event, context, session) =>
    event === null || at.text === undefined
      ? []
      : at.keys.flatMap((key) => itemNeeds({ key }, { kind: 'text', text: at.text ?? '' }, context, session)),
  enter: () => ({}),
  stageOf: ({ at }) => ({
    ask: ({ context }) => ({
      text: formTexts.correctWhich,
      options: itemsAt(at, context).map((item) => ({ id: `edit.${item.key}`, label: lineOf(item, context) })),
    }),
    take: ({ context, session }, { choice }) => {
      const item = itemsAt(at, context).find(({ key }) => choice === `edit.${key}`);
      return item ? meant(item, at.text, context, session) : null;
    },
  }),
  leave: ({ context }) => ({ to: nextPlace(context) }),
});
