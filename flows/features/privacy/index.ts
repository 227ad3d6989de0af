import type { Feature } from '../../kernel/feature.ts';
import { privacyTexts } from './texts.ts';
import { greet } from './first-contact.ts';

export { firstContact, firstWords } from './first-contact.ts';
export { hideNiks } from './hide-nik.ts';

/** The privacy notice: told at first contact and whenever it is asked for (UU 27/2022 Pasal 21). */
export const privacy: Feature = {
  commands: {
    privasi: {
      means: ['privacy'],
      take: ({ session, context }) => ({
        to: session.at,
        quiet: true,
        contact: { privacyVersion: privacyTexts.privacyVersion },
        say: [{ text: privacyTexts.notice(context.catalogue.city), long: true }],
      }),
    },
  },
  after: [{ when: { context: 'isFirst' }, change: greet }],
};
