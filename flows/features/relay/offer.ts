import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { quotedInLine } from '../../../domain/quotation.ts';
import { StoredFile } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import type { Reader } from '../../kernel/feature.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import { ownRequest } from '../requests/own-request.ts';
import { requestTexts } from '../requests/texts.ts';
import { readOpenWords } from '../services/open-words.ts';
import { acknowledges } from './acknowledges.ts';
import type { LastNews } from './facts-and-effects.ts';
import { isFreeFile, isFreeText, lastNews, newsJustNow } from './free-text.ts';
import { offerNeeds } from './needs.ts';
import { passOn, readSent, readText } from './pass-on.ts';
import { relayTexts } from './relay-texts.ts';

const offerAt = z.strictObject({
  name: z.literal('reply_offer'),
  /** Whom it is for; without it that is asked. */
  requestId: z.string().optional(),
  text: z.string(),
  file: StoredFile.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    reply_offer: z.infer<typeof offerAt>;
  }
}

type OfferAt = AtOf<'reply_offer'>;

const fileName = ({ file }: OfferAt): string | null => (file ? quotedInLine(hideNik(file.name)) : null);

const optionOf = ({ id, unit, number }: LastNews): Option => ({
  id: `to.${id}`,
  label: relayTexts.offerLine(unit, number),
});

const sent = (at: OfferAt, requestId: string, context: Context): Move => {
  const request = ownRequest(requestId, context);
  if (!request) return { to: { name: 'menu' }, intro: requestTexts.notYours };
  const { text, file } = at;
  const { sentence, effects } = passOn(request, { text, ...(file ? { file } : {}) }, context);
  return { to: { name: 'start' }, quiet: true, intro: sentence, effects };
};

/** It was for nobody: read as it would have been without any news. */
const notForUnit = ({ at, context, session }: Scene<'reply_offer'>): Move => {
  const event = { kind: 'text', text: at.text } as const;
  const menu = { ...session, at: { name: 'menu' as const }, prompt: { ...session.prompt, options: [] } };
  const read = at.file ? null : readOpenWords({ session: menu, event, context });
  return read && !('turn' in read) ? read : { to: { name: 'menu' }, intro: relayTexts.notForUnit };
};

const more = (at: OfferAt, words: string): Next<'reply_offer'> => {
  const read = readText([at.text, words].filter((part) => part !== '').join('\n'));
  if (!read || 'refuse' in read) return read;
  return { to: { ...at, text: read.said.text } };
};

/** "Kirim ke Bidang …?": what was written after news, for one tap. Words that follow belong to it. */
export const offer = dialogue<'reply_offer'>({
  name: 'reply_offer',
  at: offerAt,
  needs: offerNeeds,
  traits: {
    remarks: 'none',
    free: 'passing',
    words: 'message',
    whenLeft: relayTexts.offerLeft,
    keepsFiles: (at) =>
      at.name === 'reply_offer' && at.file ? [at.file.sha256, ...(at.file.shown ? [at.file.shown] : [])] : [],
  },
  enter: () => ({}),
  stageOf: ({ at }) => ({
    reading: () => 'exact',
    ask: ({ context }) => {
      const told = fact(context, { fact: 'last_news' });
      const one = told.find(({ id }) => id === at.requestId);
      const no = { id: 'no', label: relayTexts.offerNo };
      if (!one)
        return { text: relayTexts.offerWhich(at.text, fileName(at)), options: [...told.map(optionOf), no] };
      return {
        text: relayTexts.offer(one.unit, one.number, at.text, fileName(at)),
        options: [{ id: 'yes', label: relayTexts.offerYes }, no],
      };
    },
    take: (scene, { choice, words }) => {
      const { context } = scene;
      if (choice === 'no' || (words !== null && disagrees(words))) return notForUnit(scene);
      if (choice?.startsWith('to.')) return sent(at, choice.slice('to.'.length), context);
      const agreed = choice === 'yes' || (words !== null && agrees(words));
      if (agreed)
        return at.requestId === undefined
          ? { refuse: relayTexts.offerWhichFirst }
          : sent(at, at.requestId, context);
      return words === null ? null : more(at, words);
    },
  }),
  leave: () => ({ to: { name: 'menu' }, intro: relayTexts.offerLeft }),
});

const begin = (said: Pick<OfferAt, 'text' | 'file'>, requestId: string | undefined): Move => ({
  to: { name: 'reply_offer', ...said, ...(requestId === undefined ? {} : { requestId }) },
});

const offerTo = (text: string, requestId: string | undefined): Move => {
  const read = readText(text);
  if (!read) return {};
  return 'refuse' in read ? { intro: read.refuse } : begin(read.said, requestId);
};

const heard = (said: 'thanks' | 'heard'): Move => ({
  say: [{ text: said === 'thanks' ? relayTexts.welcome : relayTexts.heard }],
});

/** Right after news: thanks and "ok" are answered in a word, anything else is offered to who sent it. */
export const replyAtOnce: Reader = (turn) => {
  const { event, context } = turn;
  if (!isFreeText(turn) && !isFreeFile(turn)) return null;
  const news = newsJustNow(turn);
  if (!news) return null;
  if (event.kind === 'text') {
    const said = acknowledges(event.text);
    return said === null ? offerTo(event.text, news.id) : heard(said);
  }
  if (event.kind !== 'file' && event.kind !== 'album') return null;
  const read = readSent(event, context);
  if (!read) return null;
  return 'refuse' in read ? { intro: read.refuse } : begin(read.said, news.id);
};

/** In the days after news: what nobody else understands is offered to who sent it, or to one of them. */
export const replyLater: Reader = (turn) => {
  const { event, context } = turn;
  if (event.kind !== 'text' || !isFreeText(turn) || acknowledges(event.text) !== null) return null;
  const [only, another] = lastNews(context);
  if (!only) return null;
  return offerTo(event.text, another ? undefined : only.id);
};
