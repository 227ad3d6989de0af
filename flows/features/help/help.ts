import { quotedInLine, quotedLines } from '../../../domain/quotation.ts';
import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { buttons } from '../../labels.ts';
import { helpTexts } from './texts.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { staffHelp } from './staff-help.ts';
import { chosen } from '../../kernel/chosen.ts';
import { dialogue } from '../../kernel/dialogue.ts';
import type { Context } from '../../kernel/context.ts';
import { goOn } from '../form/form.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';

const helpAt = z.strictObject({
  name: z.literal('help'),
});

const humanAt = z.strictObject({
  name: z.literal('human'),
});

declare module '../../kernel/session.ts' {
  interface Places {
    help: z.infer<typeof helpAt>;
    human: z.infer<typeof humanAt>;
  }
}

const menuOption = { id: 'menu', label: buttons.menu };

const helpFor = ({ contact: { staff } }: Context): string =>
  staff ? `${staffHelp(staff.role)}\n\n${helpTexts.text}` : helpTexts.text;

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

const reachable = ({ contact }: Context): string | null =>
  contact.phone ?? contact.channelPhone ?? contact.employee?.phone ?? null;

const pass = (question: string, context: Context): Move => {
  const { contact } = context;
  const who = contact.employee?.name ?? contact.name ?? '–';
  const text = helpTexts.humanAlert(
    quotedInLine(who),
    reachable(context) ?? '–',
    quotedLines(hideNik(question.slice(0, 1500))),
  );
  return {
    to: goOn(context),
    intro: helpTexts.humanSent,
    effects: [{ type: 'alert', to: { roles: ['operator'], units: ['sekretariat'] }, messages: [{ text }] }],
  };
};

/** The question for an officer: the next text goes to the secretariat's operators. */
export const human = dialogue<'human'>({
  name: 'human',
  at: humanAt,
  traits: { remarks: 'none', aside: true, words: 'message' },
  enter: () => ({}),
  stageOf: () => ({
    reading: () => 'exact',
    ask: ({ context }) => ({
      text: helpTexts.humanQuestion(reachable(context) === null),
      options: [{ id: 'back', label: buttons.back }],
    }),
    take: ({ context }, { words }) => {
      const question = words?.trim() ?? '';
      return question.length > 1 ? pass(question, context) : null;
    },
  }),
  leave: () => ({ to: { name: 'help' } }),
});
