import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Place } from '../../kernel/place.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import { serviceOf } from '../form/index.ts';
import { openService } from './open-service.ts';
import { servicesTexts } from './texts.ts';

const elsewhereAt = z.strictObject({
  name: z.literal('elsewhere'),
  topic: z.string(),
  /** What of ours it may as well be about, and the sentence that said so. */
  service: z.string().optional(),
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    elsewhere: z.infer<typeof elsewhereAt>;
  }
}

/** Something another office does: who that is, and the ways on from here. */
export const elsewhere: Place<'elsewhere'> = {
  name: 'elsewhere',
  openWords: 'all',
  at: elsewhereAt,
  free: 'idle',
  show(at, context, session) {
    const { catalogue } = context;
    const ours = at.service === undefined ? [] : [serviceOf(context, at.service)];
    const found = catalogue.city.elsewhere.find(({ topic }) => topic === at.topic);
    const text = found && session.wrong === 0 ? servicesTexts.elsewhere(found) : servicesTexts.waysOn;
    return {
      messages: [
        {
          text,
          options: [
            ...ours.map(({ code, title }) => ({ id: `service.${code}`, label: title })),
            { id: 'human', label: buttons.human },
            { id: 'menu', label: buttons.allServices },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? event.text : '';
    if (at.service !== undefined && choice === `service.${at.service}`)
      return openService(serviceOf(context, at.service), context, { said: at.said });
    if (choice === 'human') return { to: { name: 'human' } };
    if (choice === 'menu' || agrees(words) || disagrees(words)) return { to: { name: 'menu' } };
    return null;
  },
};
