import type { Feature } from '../../kernel/feature.ts';
import { relayEvents } from './facts-and-effects.ts';
import { underAnother } from '../../kernel/look-ahead.ts';
import { relayNeeds } from './needs.ts';
import { offer } from './offer.ts';
import { answerable, beginReply, reply, replyByWord } from './reply.ts';
import { takeUnitMessage } from './unit-message.ts';

export { acknowledges } from './acknowledges.ts';
export { replyAboutOpen, replyAboutSame, replyAtOnce, replyByQuote, replyLater } from './offer.ts';
export { newsJustNow } from './free-text.ts';
export { showTalk } from './show-talk.ts';
export {
  isTalk,
  previewedMessage,
  sendTalk,
  type Talk,
  talkDialogues,
  talkLimits,
  whyNotWrite,
} from './talk.ts';

/** The talk between an applicant and the unit that works on the request. */
export const relay: Feature = {
  places: [answerable, reply, offer],
  needs: [
    {
      when: [
        { events: ['unit_message'], buttons: ['reply'], commands: ['balas'] },
        { where: ({ free }) => free === 'idle' },
        underAnother,
      ],
      wants: relayNeeds,
    },
  ],
  commands: { balas: { take: ({ session, context }) => replyByWord(session, context) } },
  buttons: {
    reply: (option, { session, context }) => beginReply(option.slice('reply.'.length), session, context),
  },
  events: relayEvents,
  house: { unit_message: takeUnitMessage },
};
