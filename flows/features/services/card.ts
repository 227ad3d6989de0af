import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { servicesTexts } from './texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import { serviceOf } from '../form/form.ts';
import { openService } from './open-service.ts';
import type { Place } from '../../kernel/place.ts';
import { agrees, disagrees, goesOn } from '../../kernel/spoken.ts';

const cardAt = z.strictObject({
  name: z.literal('card'),
  service: z.string(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    card: z.infer<typeof cardAt>;
  }
}

/** What a service is, who may ask for it, what to prepare, the promise. */
export const card: Place<'card'> = {
  name: 'card',
  openWords: 'all',
  at: cardAt,
  ownWords: ['lanjutkan'],
  show(at, context, session) {
    const service = serviceOf(context, at.service);
    const whole = servicesTexts.card({ ...service, needed: service.letters.map(servicesTexts.neededLetter) });
    return {
      messages: [
        {
          text: session.wrong > 0 ? servicesTexts.cardAgain(service.title) : whole,
          options: [
            { id: 'sop', label: buttons.readSop },
            { id: 'back', label: buttons.back },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const begins = event.kind === 'text' && (agrees(event.text) || goesOn(event.text));
    const service = serviceOf(context, at.service);
    // Who only asked about an internal service has not proven anything yet.
    if ((choice === 'sop' || begins) && service.audience === 'internal' && !context.contact.employee)
      return openService(service, context);
    if (choice === 'sop' || begins) return { to: { name: 'sop', service: at.service } };
    if (choice === 'back' || (event.kind === 'text' && disagrees(event.text)))
      return { to: { name: 'services', audience: service.audience } };
    return null;
  },
};
