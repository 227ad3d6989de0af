import { sopStanding } from '../../catalogue/sop-standing.ts';
import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { chosen } from '../../kernel/chosen.ts';
import { serviceOf } from '../form/index.ts';
import { agree, agreeNeeds, heardAt, kept, mendOpening, sopTexts } from '../services/index.ts';
import type { Message } from '../../kernel/message.ts';
import type { Place } from '../../kernel/place.ts';
import type { Service } from '../../catalogue/service.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';

const sopAt = z.strictObject({
  name: z.literal('sop'),
  service: z.string(),
  /** The sentence that asked for the service. */
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    sop: z.infer<typeof sopAt>;
  }
}

/** What is read at a glance; a longer SOP is shown in parts, broken between steps. */
const screen = 800;

const parts = (service: Service): string[] => {
  const steps = service.sop.map((step, index) => `${index + 1}. ${step}`);
  const lines = [
    sopTexts.title(service.title, service.version),
    ...steps,
    ...sopStanding(service).map((line) => `_${line}_`),
  ];
  return lines.reduce<string[]>((texts, line) => {
    const last = texts.at(-1);
    if (last === undefined || last.length + line.length > screen) return [...texts, line];
    return [...texts.slice(0, -1), `${last}\n${line}`];
  }, []);
};

/** The whole SOP, for who wants to read more of it than stands on the card; it can be accepted here as well. */
export const sop: Place<'sop'> = {
  name: 'sop',
  at: sopAt,
  needs: (at, event, context) => (event ? agreeNeeds(at.service, heardAt(at, event), context) : []),

  show(at, context, session) {
    const all = parts(serviceOf(context, at.service));
    // Who has just read it is only asked again.
    const texts = session.wrong > 0 ? [] : all;
    const before: Message[] = texts.slice(0, -1).map((text) => ({ text }));
    return {
      messages: [
        ...before,
        {
          text: [...texts.slice(-1), sopTexts.question].join('\n\n'),
          options: [
            { id: 'agree', label: buttons.agree },
            { id: 'disagree', label: buttons.disagree },
            { id: 'back', label: buttons.back, kind: 'nav' },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'back') return { to: { name: 'card', service: at.service, ...kept(at.said) } };
    const words = event.kind === 'text' ? event.text : '';
    const mended = choice === null ? mendOpening(at, event, context) : null;
    if (mended) return { ...mended, session: { wrong: 1 } };
    if (choice === 'disagree' || disagrees(words)) return { to: { name: 'menu' }, intro: sopTexts.declined };
    if (choice !== 'agree' && !agrees(words)) return null;
    return agree(serviceOf(context, at.service), at.said, context);
  },
};
