import { addDays } from '../../../domain/city-time.ts';
import type { Resources } from '../../../domain/resources.ts';
import { type RequestView, today } from '../requests/index.ts';
import type { Context } from '../../kernel/context.ts';
import { wordSet } from '../../kernel/lexicon/by-words.ts';
import { isFiller, said } from '../../kernel/lexicon/said.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { answer, readDay, type StaffTurn, standing } from '../office/index.ts';
import { dayView } from './day-view.ts';
import { releaseBlock } from './release-block.ts';
import type { RoomsLink, RoomsLook } from './rooms-link.ts';
import { roomsTexts } from './rooms-texts.ts';
import { whyNotMove } from './movable.ts';
import { mondayOf } from './needs.ts';
import { weekView } from './week-view.ts';

const show = (turn: StaffTurn, message: Message): Move => answer(turn, message);

/** What a button about rooms shows or has drawn; blocks are begun and released elsewhere. */
const roomsLook = (turn: StaffTurn, link: RoomsLook): Move => {
  const { context } = turn;
  if (link.opens === 'day') return show(turn, dayView(turn, link.date));
  if (link.opens === 'week') return show(turn, weekView(turn, link.date));
  const from = link.days > 1 ? mondayOf(link.date) : link.date;
  return answer(turn, { text: roomsTexts.drawing }, [
    {
      type: 'order_document',
      orderId: context.fresh.draftId,
      document: { kind: 'bookings', from, days: link.days },
    },
  ]);
};

/** What a button about rooms does. */
export const roomsStep = (turn: StaffTurn, link: RoomsLink): Move => {
  if (link.opens === 'block') return { to: { name: 'block', stage: 'which' } };
  return link.opens === 'release' ? releaseBlock(turn, link.blockId) : roomsLook(turn, link);
};

/** *Pindahkan jadwal* of a request, or why not, which takes nobody out of what they are doing. */
export const beginMove = (turn: StaffTurn, request: RequestView): Move => {
  const why = whyNotMove(request, turn);
  return why === null
    ? { to: { name: 'move', requestId: request.id } }
    : answer(turn, standing(request, turn, why));
};

const word = /^jadwal(?: ruang(?:an)?)?(?: (.+))?$/;

const roomWords = wordSet('ruang ruangan aula rapat pertemuan kegiatan acara');

const labelWords = new WeakMap<Resources, ReadonlySet<string>>();
/** The words of what the city lends, by which its staff call it. */
const namesIn = ({ catalogue: { city } }: Pick<Context, 'catalogue'>): ReadonlySet<string> => {
  const known = labelWords.get(city.resources);
  if (known) return known;
  const labels = [...city.resources.values()].flatMap(({ label }) => said(label).words);
  const names = new Set([...roomWords, ...labels.map(({ word: name }) => name)]);
  labelWords.set(city.resources, names);
  return names;
};
const usedWords = wordSet(
  'siapa dipakai dipake kosong pakai pake make memakai pemakaian terpakai kepakai kepake penuh terisi jadwal agenda kalender booking dibooking terbooking bookingan peminjaman peminjam meminjam pinjam bentrok nganggur free available full ful',
);
/** Asked of what is named: "ruangan minggu ini gimana". */
const howWords = wordSet('bagaimana');
const besideWords = wordSet('apa ada siapa yang untuk oleh masih sudah tidak cek lihat mau tahu');

/** "Besok ruangan dipakai siapa?": what is left of it names the day; null for words about something else. */
const roomsAsked = (words: string, names: ReadonlySet<string>): string | null => {
  const all = said(words).words;
  const is = (set: ReadonlySet<string>) => all.some(({ word }) => set.has(word));
  // "Besok kosong tidak" says it all in few words.
  const isUse = is(usedWords) || (is(names) && is(howWords));
  if (all.length > (is(names) ? 8 : 4) || !isUse) return null;
  return all
    .filter(
      ({ word }) =>
        ![names, usedWords, howWords, besideWords].some((set) => set.has(word)) &&
        (word === 'ini' || !isFiller(word)),
    )
    .map(({ from, to }) => words.slice(from, to))
    .join(' ');
};

/** "Jadwal … minggu ini": the day alone; undefined where none is left. */
const withoutNames = (when: string | undefined, names: ReadonlySet<string>): string | undefined =>
  when
    ?.split(' ')
    .filter((each) => !names.has(each))
    .join(' ') || undefined;

/** Of a day and month without a year, so many days ago is still what is meant; a year ahead is not. */
const pastDays = 31;

/** The day that "25/11" names a few days later; null for one that is to come, or that says its year. */
const justPast = (when: string, context: Context): string | null => {
  const day = today(context);
  if (!/^\d{1,2}[/.\- ]/.test(when)) return null;
  const named = when.replace(/^(\d{1,2})[.-](\d)/, '$1/$2');
  const whole = `${named}${/\p{L}/u.test(when) ? ' ' : '/'}${day.slice(0, 4)}`;
  const found = readDay(whole, 'Tanggal', {}, context);
  if (!found.ok) return null;
  return found.value < day && found.value >= addDays(day, -pastDays) ? found.value : null;
};

/** "jadwal", "jadwal ruang", "jadwal besok", "jadwal 25/11": the day or week that is named, today without one; null for other words. */
export const roomsNamed = (
  words: string,
  context: Context,
): { opens: 'day' | 'week'; date: string } | { say: string } | null => {
  const found = word.exec(words);
  const names = namesIn(context);
  const asked = found ? null : roomsAsked(words, names);
  if (!found && asked === null) return null;
  const when = found ? withoutNames(found[1], names) : asked || undefined;
  if (when === undefined) return { opens: 'day', date: today(context) };
  if (/^minggu (?:ini|depan)$/.test(when))
    return { opens: 'week', date: addDays(today(context), when === 'minggu depan' ? 7 : 0) };
  const past = justPast(when, context);
  if (past !== null) return { opens: 'day', date: past };
  const read = readDay(when, 'Tanggal', {}, context);
  if (read.ok) return { opens: 'day', date: read.value };
  return found ? { say: read.say } : null;
};

/** The day or week that words name; null for other words. */
export const roomsByWord = (turn: StaffTurn, words: string): Message | null => {
  const named = roomsNamed(words, turn.context);
  if (!named) return null;
  if ('say' in named) return { text: named.say };
  return (named.opens === 'day' ? dayView : weekView)(turn, named.date);
};
