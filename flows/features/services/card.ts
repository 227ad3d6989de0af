import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { agree, agreeNeeds } from './agree.ts';
import { cardText } from './card-text.ts';
import { sopTexts } from './sop-texts.ts';
import { plainWords } from '../../kernel/fold.ts';
import { chosen } from '../../kernel/chosen.ts';
import { serviceOf } from '../form/index.ts';
import { heardAt, mendOpening } from './mend-opening.ts';
import { kept, openService } from './open-service.ts';
import { askedOf } from './open-words.ts';
import { servicesTexts } from './texts.ts';
import { withMore, yesWithMore } from './with-more.ts';
import type { Place } from '../../kernel/place.ts';
import { agrees, comesLater, disagrees, goesOn } from '../../kernel/spoken.ts';

const cardAt = z.strictObject({
  name: z.literal('card'),
  service: z.string(),
  /** The sentence that asked for the service: once the form is open, what it says of it is read. */
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    card: z.infer<typeof cardAt>;
  }
}

/** What asks for all of the SOP, whether it is offered or not. */
const sopWords: ReadonlySet<string> = new Set(['sop', 'baca sop', 'lihat sop', 'sop lengkap', 'sop nya']);

/** What a service is, what to prepare, its SOP, and whether the person agrees with it: then the form opens. */
export const card: Place<'card'> = {
  name: 'card',
  openWords: 'all',
  at: cardAt,
  ownWords: ['lanjutkan'],
  needs: (at, event, context) => (event ? agreeNeeds(at.service, heardAt(at, event), context) : []),
  show(at, context, session) {
    const service = serviceOf(context, at.service);
    const { text, whole } = cardText(service);
    // Who has just read it is only asked again.
    const again = `*${service.title}*\n${sopTexts.question}`;
    return {
      messages: [
        {
          text: session.wrong > 0 ? again : text,
          options: [
            { id: 'agree', label: buttons.agree },
            whole ? { id: 'disagree', label: buttons.disagree } : { id: 'sop', label: buttons.wholeSop },
            { id: 'back', label: buttons.back },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? event.text : '';
    const service = serviceOf(context, at.service);
    const agreed = choice === 'agree' || agrees(words) || goesOn(words);
    const more = agreed ? null : yesWithMore(at.said, words, { service, catalogue: context.catalogue });
    if (agreed || more !== null) {
      const heard = more ?? at.said;
      // Who only asked about an internal service has not proven anything yet.
      return service.audience === 'internal' && !context.contact.employee
        ? openService(service, context, { said: heard })
        : agree(service, heard, context);
    }
    if (choice === 'sop' || sopWords.has(plainWords(words)))
      return { to: { name: 'sop', service: at.service, ...kept(at.said) } };
    if (choice === 'back') return { to: { name: 'services', audience: service.audience } };
    if (comesLater(words)) return { to: { name: 'menu' }, intro: sopTexts.later(service.title) };
    const mended = choice === null ? mendOpening(at, event, context) : null;
    if (mended) return { ...mended, session: { wrong: 1 } };
    if (choice === 'disagree' || disagrees(words)) return { to: { name: 'menu' }, intro: sopTexts.declined };
    const answer = askedOf(words, service, context);
    if (answer) return { ...answer, to: at, again: true, session: { wrong: 1 } };
    const toldMore = withMore(at.said, words);
    return toldMore === null
      ? null
      : { to: { ...at, said: toldMore }, again: true, intro: servicesTexts.noted, session: { wrong: 1 } };
  },
};
