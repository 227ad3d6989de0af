import { option } from '../../kernel/message.ts';
import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { helpTexts } from './texts.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { staffHelp } from './staff-help.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { goOn } from '../form/index.ts';
import type { Place } from '../../kernel/place.ts';

const helpAt = z.strictObject({
  name: z.literal('help'),
});

declare module '../../kernel/session.ts' {
  interface Places {
    help: z.infer<typeof helpAt>;
  }
}

const menuOption = option('menu', () => buttons.menu);

const helpFor = ({ contact: { staff }, catalogue }: Context): string => {
  const text = helpTexts.text(catalogue.city.office);
  return staff ? `${staffHelp(staff.role)}\n\n${text}` : text;
};

/** Help, always with a way to a human. */
export const help: Place<'help'> = {
  name: 'help',
  openWords: 'all',
  at: helpAt,
  free: 'idle',
  aside: true,
  show: (_at, context, session) => ({
    messages: [
      {
        text: session.wrong > 0 ? kernelTexts.pickOne : helpFor(context),
        options: [
          { id: 'human', label: buttons.human },
          ...(context.draft?.state === 'open' ? [{ id: 'resume', label: buttons.resume }] : []),
          menuOption,
        ],
      },
    ],
  }),
  take(_at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'human') return { to: { name: 'human' } };
    if (choice === 'resume') return { to: goOn(context) };
    if (choice === 'menu') return { to: { name: 'menu' } };
    return null;
  },
};
