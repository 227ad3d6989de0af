import { shortened } from '../../kernel/shortened.ts';
import { z } from 'zod';
import { formTexts } from './texts.ts';
import { confirmOptions, confirmed } from '../../kernel/confirm.ts';
import type { Context } from '../../kernel/context.ts';
import { draftOf, nextPlace } from './form.ts';
import { allItems } from './items.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import { leavingWords } from '../../kernel/leaving.ts';
import type { Place } from '../../kernel/place.ts';
import { item } from './item.ts';
import { replaceNeeds } from './needs.ts';

const replaceAt = z.strictObject({
  name: z.literal('replace'),
  key: z.string(),
  text: z.string(),
  item: z.string().optional(),
  from: z.enum(['form', 'review']).optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    replace: z.infer<typeof replaceAt>;
  }
}

type At = AtOf<'replace'>;

const back = ({ item: key, from }: At, context: Context): Move => ({
  to: key === undefined ? nextPlace(context) : { name: 'item', key, from: from ?? 'form' },
});

/** "Replace the answer?", after the message that gave it was edited. */
export const replace: Place<'replace'> = {
  name: 'replace',
  remarks: 'none',
  at: replaceAt,
  needs: replaceNeeds,
  inForm: 'aside',
  ownWords: leavingWords,
  show(at, context) {
    const label = allItems(draftOf(context).service).find(({ key }) => key === at.key)?.label ?? '';
    return {
      messages: [
        {
          text: formTexts.replaceQuestion(label, shortened(at.text, 300)),
          options: confirmOptions,
        },
      ],
    };
  },
  take(at, event, context, session) {
    const answer = confirmed(session, event);
    if (answer === null) return null;
    if (!answer) return back(at, context);
    // Read as if it had been written there: the options of this question are not its.
    const asWritten = { ...session, wrong: 0, prompt: { ...session.prompt, options: [] } };
    return item.take(
      { name: 'item', key: at.key, from: 'form' },
      { kind: 'text', text: at.text },
      context,
      asWritten,
    );
  },
};
