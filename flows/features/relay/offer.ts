import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { unitName, type Units } from '../../../domain/unit.ts';
import { isOpen } from '../../../domain/relay.ts';
import { quotedInLine } from '../../../domain/quotation.ts';
import { StoredFile } from '../../fields/answer.ts';
import { findService } from '../../catalogue/find-service.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Next, type Scene } from '../../kernel/dialogue.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import type { Asked, Reader } from '../../kernel/feature.ts';
import { underAnother } from '../../kernel/look-ahead.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import { leftAt } from '../../kernel/aside.ts';
import { placeAt } from '../../kernel/places.ts';
import { Left } from '../../kernel/session.ts';
import { goBack } from '../form/index.ts';
import { askAgain, askQuestion, ownQuestion, questionTexts } from '../questions/index.ts';
import { ownRequest, requestTexts, type RequestView } from '../requests/index.ts';
import { askerIn, readOpenWords } from '../services/index.ts';
import { acknowledges } from './acknowledges.ts';
import type { LastNews } from './facts-and-effects.ts';
import {
  isFreeFile,
  isFreeText,
  lastNews,
  mayBeOfOpen,
  newsJustNow,
  quotedRequest,
  saysStill,
} from './free-text.ts';
import { offerNeeds, readAbout } from './needs.ts';
import { passOn, readSent, readText } from './pass-on.ts';
import { relayTexts } from './relay-texts.ts';

const offerAt = z.strictObject({
  name: z.literal('reply_offer'),
  /** What it is about; without it that is asked. */
  about: z.strictObject({ kind: z.enum(['request', 'question']), id: z.string() }).optional(),
  text: z.string(),
  file: StoredFile.optional(),
  /** Where it was written beside something else. */
  back: Left.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    reply_offer: z.infer<typeof offerAt>;
  }
}

type OfferAt = AtOf<'reply_offer'>;
type About = NonNullable<OfferAt['about']>;

const fileName = ({ file }: OfferAt): string | null => (file ? quotedInLine(hideNik(file.name)) : null);

const newsOfRequest = ({ id, number, unit, since }: RequestView): LastNews => ({
  kind: 'request',
  id,
  number,
  unit,
  at: since,
});

/** What was written under an older message than the last news. */
const newsOf = ({ about }: OfferAt, context: Context): LastNews | undefined => {
  const request = about?.kind === 'request' ? ownRequest(about.id, context) : null;
  return request ? newsOfRequest(request) : undefined;
};

const optionOf = ({ kind, id, unit, number }: LastNews, units: Units): Option => ({
  id: `${kind}.${id}`,
  label: relayTexts.offerLine(unitName(units, unit), number),
});

const sentAbout = (
  at: OfferAt,
  { kind, id }: About,
  context: Context,
): { sentence: string; effects: Effect[] } => {
  const { text, file } = at;
  if (kind === 'question') {
    const question = ownQuestion(id, context);
    return question
      ? askAgain(question, text, context.catalogue.city.units)
      : { sentence: questionTexts.notYours, effects: [] };
  }
  const request = ownRequest(id, context);
  if (!request) return { sentence: requestTexts.notYours, effects: [] };
  // What has ended takes no messages any more; a question about it has a number of its own.
  if (!isOpen(request) && !file) return askQuestion(text, { unit: request.unit, request }, context);
  return passOn(request, { text, ...(file ? { file } : {}) }, context);
};

/** On with what was going on, its question asked again after what is said. */
const onward = ({ back }: OfferAt, context: Context, intro: string): Move =>
  back ? { to: goBack(back, context), intro } : { to: { name: 'start' }, quiet: true, intro };

const sent = (at: OfferAt, about: About, context: Context): Move => {
  const { sentence, effects } = sentAbout(at, about, context);
  return { ...onward(at, context, sentence), effects };
};

/** It was for nobody: read as it would have been without any news. */
const notForUnit = ({ at, context, session }: Scene<'reply_offer'>): Move => {
  if (at.back) return onward(at, context, relayTexts.notForUnit);
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

const mostOffered = 4;

/** What a person may mean who names nothing: what there was news of, and what of theirs is open without any. */
const mayBeAbout = (context: Context): LastNews[] => {
  const told = lastNews(context);
  const open = fact(context, { fact: 'my_requests' }).filter(isOpen).map(newsOfRequest);
  return [...told, ...open.filter(({ id }) => told.every((one) => one.id !== id))].slice(0, mostOffered);
};

/** "Kirim ke Bidang …?": what was written after news, for one tap. Words that follow belong to it. */
export const offer = dialogue<'reply_offer'>({
  name: 'reply_offer',
  at: offerAt,
  needs: offerNeeds,
  traits: {
    remarks: 'none',
    aside: true,
    words: 'message',
    whenLeft: () => relayTexts.offerLeft,
    keepsFiles: (at) =>
      at.name === 'reply_offer' && at.file ? [at.file.sha256, ...(at.file.shown ? [at.file.shown] : [])] : [],
  },
  enter: () => ({}),
  stageOf: ({ at }) => ({
    reading: () => 'exact',
    ask: ({ context }) => {
      const told = fact(context, { fact: 'last_news' });
      const one = told.find(({ id }) => id === at.about?.id) ?? newsOf(at, context);
      const no = { id: 'no', label: relayTexts.offerNo };
      const { units } = context.catalogue.city;
      if (!one)
        return {
          text: relayTexts.offerWhich(at.text, fileName(at)),
          options: [...mayBeAbout(context).map((news) => optionOf(news, units)), no],
        };
      return {
        text: relayTexts.offer({ ...one, unit: unitName(units, one.unit) }, at.text, fileName(at)),
        options: [{ id: 'yes', label: relayTexts.offerYes }, no],
      };
    },
    take: (scene, { choice, words }) => {
      const { context } = scene;
      if (choice === 'no' || (words !== null && disagrees(words))) return notForUnit(scene);
      const picked = readAbout(choice);
      if (picked) return sent(at, picked, context);
      const agreed = choice === 'yes' || (words !== null && agrees(words));
      if (agreed && at.about) return sent(at, at.about, context);
      if (agreed) return { refuse: relayTexts.offerWhichFirst };
      // Whose thanks follow at once has said all there was to say.
      if (words !== null && acknowledges(words) === 'thanks')
        return onward(at, context, `${relayTexts.welcome} ${relayTexts.offerLeft}`);
      // A number alone is one of the list, or none.
      return words === null || /^\W*\d{1,2}\W*$/.test(words) ? null : more(at, words);
    },
  }),
  leave: ({ at, context }) =>
    at.back
      ? { to: goBack(at.back, context), intro: relayTexts.offerLeft }
      : { to: { name: 'menu' }, intro: relayTexts.offerLeft },
});

const begin = (said: Pick<OfferAt, 'text' | 'file'>, news: LastNews | undefined): Move => ({
  to: { name: 'reply_offer', ...said, ...(news ? { about: { kind: news.kind, id: news.id } } : {}) },
});

const offerTo = (text: string, news: LastNews | undefined): Move => {
  const read = readText(text);
  if (!read) return {};
  return 'refuse' in read ? { intro: read.refuse } : begin(read.said, news);
};

const heard = (said: 'thanks' | 'heard'): Move => ({
  say: [{ text: said === 'thanks' ? relayTexts.welcome : relayTexts.heard }],
});

/** Under a message of ours: thanks and "ok" are answered in a word, anything else is offered to whom that was from. */
export const replyByQuote: Asked = {
  when: underAnother,
  read: (turn) => {
    const { event, session, context } = turn;
    const request = quotedRequest(turn);
    if (!request || event.kind !== 'text') return null;
    const said = acknowledges(event.text);
    if (said !== null) return heard(said);
    const read = readText(event.text);
    if (!read) return null;
    if ('refuse' in read) return { intro: read.refuse };
    const about = { kind: 'request' as const, id: request.id };
    const { back } = leftAt(session, context);
    const isIdle = placeAt(session.at, context).free === 'idle';
    return { to: { name: 'reply_offer', ...read.said, about, ...(back && !isIdle ? { back } : {}) } };
  },
};

/** Right after news: thanks and "ok" are answered in a word, anything else is offered to who sent it. */
export const replyAtOnce: Reader = (turn) => {
  const { event, context } = turn;
  if (!isFreeText(turn) && !isFreeFile(turn)) return null;
  const news = newsJustNow(turn);
  if (!news) return null;
  if (event.kind === 'text') {
    const said = acknowledges(event.text);
    return said === null ? offerTo(event.text, news) : heard(said);
  }
  // A question takes words only.
  if ((event.kind !== 'file' && event.kind !== 'album') || news.kind === 'question') return null;
  const read = readSent(event, context);
  if (!read) return null;
  return 'refuse' in read ? { intro: read.refuse } : begin(read.said, news);
};

/** In the days after news: what nobody else understands is offered to who sent it, or to one of them. */
export const replyLater: Reader = (turn) => {
  const { event, context } = turn;
  if (event.kind !== 'text' || !isFreeText(turn) || acknowledges(event.text) !== null) return null;
  const [only, another] = lastNews(context);
  if (!only) return null;
  return offerTo(event.text, another ? undefined : only);
};

/** Who has something open and says what nobody understands most likely speaks of that: it is offered to who works on it. */
export const replyAboutOpen: Reader = (turn) => {
  const { event, context } = turn;
  if (event.kind !== 'text' || !mayBeOfOpen(turn)) return null;
  const [only, another] = fact(context, { fact: 'my_requests' }).filter(isOpen);
  return only ? offerTo(event.text, another ? undefined : newsOfRequest(only)) : null;
};

/** "Udah idup lagi wifinya makasih": thanks are for what was done. */
const thanked = /(?<!\p{L})(?:ma?kasih|makasi|mksh|mksih|terima ?kasih|thanks?|trims?)(?!\p{L})/iu;

/**
 * "Wifinya masih mati", of who has reported it: no new wish, but more of that request. So is what only civil servants could
 * wish for, said by somebody who is none and waits for something.
 */
export const replyAboutSame: Reader = (turn) => {
  const { event, context } = turn;
  if (event.kind !== 'text' || !saysStill(turn)) return null;
  const open = fact(context, { fact: 'my_requests' }).filter(isOpen);
  const found = findService(event.text, context.catalogue, askerIn(context));
  if (open.length === 0 || found?.by !== 'words') return null;
  const barred =
    context.contact.employee === null && found.services.every(({ audience }) => audience === 'internal');
  const thanks = thanked.test(event.text);
  const same = open.filter(
    ({ service }) => barred || thanks || found.services.some(({ code }) => code === service),
  );
  const [only, another] = same;
  return only ? offerTo(event.text, another ? undefined : newsOfRequest(only)) : null;
};
