import { shortened } from '../../kernel/shortened.ts';
import type { EventOf } from '../../kernel/event.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { cue } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Field } from '../../fields/field-schema.ts';
import { readField } from '../../fields/index.ts';
import { foreignTexts } from './foreign-texts.ts';
import { draftOf, fieldContext, waitsForYes } from './form.ts';
import { allItems } from './items.ts';

/** What chain messages say of themselves, where the messenger does not. */
const chain =
  /\b(?:sebarkan|viralkan|sebarluaskan|disebarluaskan|mohon disebar|teruskan ke|share ke|bantu share|copas|copy paste|(?:grup|group|wa) sebelah|diteruskan|forwarded|pesan berantai|info valid|kirim ke \d+ (?:orang|teman|grup))\b/i;
const shortestChain = 60;
/** "Tolong sebarluaskan pengumuman ini di medsos": asked of an office, which has media of its own. */
const asksUs =
  /^\W*(?:(?:halo|hai|selamat|pagi|siang|sore|malam|assalamualaikum|pak|bu|bapak|ibu|min|kak|izin|maaf|kami|saya|dari|dinas|mau|ingin) ?,? ?)*(?:mohon|tolong|minta|bisa|bantu|mau|ingin)(?!\p{L}).{0,200}(?<!\p{L})(?:di|ke|lewat|melalui|via|pada) (?:akun |kanal )?(?:medsos|media sosial|sosmed|videotron|website|web|instagram|ig|facebook|fb|tiktok|youtube|radio|running text)(?!\p{L})/isu;
const anyLink = /(?:https?:\/\/|www\.)\S+|\b(?:s\.id|bit\.ly|tinyurl\.com|drive\.google\.com|we\.tl)\/\S+/gi;
/** Words beside a link that say no more than that it is one. */
const besideLink =
  /\b(?:ini|itu|link|linknya|tautan|tautannya|url|pak|bu|min|kak|ya|di|sini|cek|lihat|buka|klik)\b/gi;

/** A chain message has one of these words, a link one of the signs or `www`. */
const foreignCue = cue({
  words: new Set(
    'sebarkan viralkan sebarluaskan disebarluaskan disebar teruskan share copas copy sebelah diteruskan forwarded berantai valid kirim www'.split(
      ' ',
    ),
  ),
  signs: '/',
});

/** Whether a text is a post that somebody else wrote for many. */
export const isChain = (text: string): boolean =>
  text.length > shortestChain && chain.test(text) && !asksUs.test(text);

/** Whether a text is a link and says nothing else. */
export const isOnlyLink = (text: string): boolean => {
  if (!text.includes('/') && !text.includes('www.')) return false;
  const rest = text.replace(anyLink, ' ');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(besideLink, ' '));
};

/** The field that is asked, where its answer is typed in the chat. */
const askedField = ({ session: { at }, context }: Turn): { field: Field; label: string } | null => {
  const service = context.draft && context.catalogue.byCode.get(context.draft.service);
  if (at.name !== 'item' || waitsForYes(at) || !service) return null;
  const item = allItems(service).find(({ key }) => key === at.key);
  return item?.field && !item.sensitive ? { field: item.field, label: item.label } : null;
};

const refused = ({ session: { at, wrong } }: Turn, intro: string): Move => ({
  to: at,
  again: true,
  intro,
  session: { wrong: wrong + 1 },
});

/** Whether what somebody else wrote, or a mere link, is meant as the answer: never without being asked. */
const takeForeign = (turn: Turn, text: string, what: 'forwarded' | 'link'): Move | null => {
  const asked = askedField(turn);
  if (!asked || turn.session.at.name !== 'item') return null;
  const { field, label } = asked;
  if (field.type === 'slot' || (what === 'link' && ['url', 'subdomain', 'location'].includes(field.type)))
    return null;
  const { draft } = draftOf(turn.context);
  const reading = readField({ text }, field, fieldContext(field, draft, turn.context));
  if (reading.ok === false) return refused(turn, foreignTexts.isNoAnswer[what](label));
  const { key, from } = turn.session.at;
  return {
    to: { name: 'item', key, from, unlikely: reading.value },
    intro: foreignTexts.isAnswer[what](label, shortened(text.replaceAll(/\s+/g, ' ').trim(), 80)),
  };
};

/** A card fills a question for a number; elsewhere it answers nothing, and that is said. */
const takeContact = (turn: Turn, { phone, also }: EventOf<'contact'>): Move | null => {
  const asked = askedField(turn);
  if (!asked || turn.session.at.name !== 'item') return null;
  if (asked.field.type !== 'phone') return refused(turn, foreignTexts.cardIsNoAnswer(asked.label));
  if (!also) return null;
  const { key, from } = turn.session.at;
  const offers = [phone, ...also].map((each) => ({ label: each, text: each }));
  return { to: { name: 'item', key, from, offers }, intro: foreignTexts.whichNumber };
};

const takePlace = (turn: Turn): Move | null => {
  const asked = askedField(turn);
  return asked && asked.field.type !== 'location'
    ? refused(turn, foreignTexts.placeIsNoAnswer(asked.label))
    : null;
};

const takeText = (turn: Turn, { text, forwarded }: EventOf<'text'>): Move | null => {
  const passedOn = forwarded === true || isChain(text);
  if (!passedOn && !isOnlyLink(text)) return null;
  if (chosen(turn.session, turn.event, 'exact') !== null) return null;
  return takeForeign(turn, text, passedOn ? 'forwarded' : 'link');
};

const read: Reader = (turn) => {
  const { event } = turn;
  if (event.kind === 'text') return takeText(turn, event);
  if (event.kind === 'contact') return takeContact(turn, event);
  return event.kind === 'location' ? takePlace(turn) : null;
};

/** Reads what is not the person's own words, or no words at all, at a question of a form: it is asked or told, never stored unseen. */
export const readForeign: Asked = { when: { events: ['contact', 'location'], text: foreignCue }, read };
