import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { servicesTexts } from './texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import { openService } from './open-service.ts';
import type { Place } from '../../kernel/place.ts';

const servicesAt = z.strictObject({
  name: z.literal('services'),
  audience: z.enum(['external', 'internal']),
});

declare module '../../kernel/session.ts' {
  interface Places {
    services: z.infer<typeof servicesAt>;
  }
}

/** The list of one audience's services, in the order of Pasal 7. */
export const services: Place<'services'> = {
  name: 'services',
  openWords: 'all',
  at: servicesAt,
  free: 'choosing',
  show(at, context) {
    const listed = context.catalogue.services.filter((service) => service.audience === at.audience);
    return {
      messages: [
        {
          text: servicesTexts.servicesText[at.audience],
          options: [
            ...listed.map(({ code, title }) => ({
              id: `service.${code}`,
              label: Object.hasOwn(context.closed, code) ? servicesTexts.closedLabel(title) : title,
            })),
            { id: 'back', label: buttons.back, kind: 'nav' },
          ],
        },
      ],
    };
  },
  take(_at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'back') return { to: { name: 'menu' } };
    const service = context.catalogue.byCode.get(choice?.replace('service.', '') ?? '');
    if (service) return openService(service, context);
    return null;
  },
};
