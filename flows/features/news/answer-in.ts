import { hideNik } from '../../../domain/nik.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { withoutCourtesy } from '../../kernel/lexicon/courtesy.ts';
import { inStandard } from '../../kernel/lexicon/dialect.ts';
import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { isFiller, said } from '../../kernel/lexicon/said.ts';
import { digitsForWords } from '../../kernel/numbers.ts';
import { fact } from '../../kernel/fact.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { plainWords } from '../../kernel/fold.ts';
import { agrees, disagrees, goesOn } from '../../kernel/spoken.ts';
import { openCompletion } from '../completion/index.ts';
import { acknowledges } from '../relay/index.ts';
import type { RequestView } from '../requests/index.ts';
import { answerMove } from '../rooms/index.ts';
import { beginReopen, takeRating } from '../status/index.ts';
import { newsTexts } from './texts.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const aroundStars = 'saya|kami|aku|kasih|kasi|beri|nilai|nilainya|rating|ratingnya|skor|bintang|bintangnya';
const starsAsked = new RegExp(
  `^(?:(?:${aroundStars})[ :]*)*(\\d{1,4})(?: ?/ ?5| dari 5)?(?: (?:bintang|poin|aja|saja|deh|lah|ya|sih|pak|bu|min|kak))*(?:[ ,.]+(?:soalnya|karena|karna|krn|tapi|cuma) .*)?$`,
);
/** "Bintang lima buat mbak yang di depan", "kasih 4 aja, wifinya lambat": the stars, and what is said of them. */
const starsToldWith = new RegExp(
  `^(?:(?:(?:${aroundStars}|nya)[ :]*)+(?=\\d)|(?=\\d+ bintang)|(?=[1-5](?: (?:kak|pak|bu|min|mas|mbak|aja|saja|deh|lah))*,))(\\d{1,4})(?: ?/ ?5| dari 5)?(?: (?:bintang|poin|aja|saja|deh|lah|ya|kak|pak|bu|min|mas|mbak))*(?:[,.]+ *| +(?=buat|untuk|utk|soalnya|karena|karna|krn|tapi|cuma|dari|sebab))([^?\\d]+)$`,
  'u',
);
const onlyStars = /^(?:[⭐🌟★]\uFE0F?\s*)+$/u;

/** "Puas banget" is the last of the choices in other words. */
const verySatisfied =
  /^(?:(?:kami|saya|aku|oke|ok|alhamdulillah|sudah|udah) )*(?:(?:sangat|amat|super) puas|puas (?:banget|bgt|sekali|bangat|nian|benar|bener)|puas puas)(?:[ ,.]+(?:pak|bu|kak|min|deh|ya|kok|makasih|terima kasih|banyak|pelayanannya|layanannya|dengan|sama|pelayanan|layanan))*[^\p{L}\p{N}]*$/u;
/** How many stars a text gives, in digits, words or pictures; null when it says anything else. */
const starsIn = (text: string): number | null => {
  if (onlyStars.test(text.trim())) return [...text.matchAll(/[⭐🌟★]/gu)].length;
  const plain = plainWords(inStandard(withoutCourtesy(text)));
  if (verySatisfied.test(plain)) return 5;
  const found = starsAsked.exec(digitsForWords(plain.replace(/^nol(?!\p{L})/u, '0')))?.[1];
  return found === undefined ? null : Number(found);
};

/** Stars that are told with words of one's own, and those words as they were written; null where a text tells none so. */
const starsWithWords = (text: string): { stars: number; said: string } | null => {
  const plain = plainWords(inStandard(withoutCourtesy(text)));
  const [, stars, behind = ''] = starsToldWith.exec(digitsForWords(plain)) ?? [];
  const words = behind.trim().split(/\s+/);
  if (stars === undefined || words.length < 2 || means(said(behind), 'thanks', 'greeting')) return null;
  return { stars: Number(stars), said: text.trim().split(/\s+/).slice(-words.length).join(' ') };
};

/** Words of how somebody liked it: no number of stars is taken from them. */
const feelings = words(
  'puas memuaskan bagus baik bgs keren mantap lumayan biasa kecewa mengecewakan jelek buruk kurang lambat lama ramah membantu hebat top cukup oke2 sip2 jos joss josss mantul recommended cepat sesuai kecewe sempurna bgt pelayanannya layanannya pelayanan',
);
/** Words of what is not done. */
const undone = words('belum blm blom masih tetap gagal rusak mati');

/** So much of it is kept as the reason. */
const longestSaid = 500;
/** "Datanya kurang lengkap": what was done does not do. */
const wanting =
  /(?<!\p{L})(?:kurang|tidak|tdk|tak|ndak|dak|gak?|nggak|ngga|bukan) (?:lengkap|sesuai|cocok|bisa|bise|ada|ade|terbuka|kebuka|jelas|terbaca|kebaca|yang)(?!\p{L})/iu;
/** Who has not looked yet does not say that it is not done. */
const notTried = words('sempat coba cek ngecek lihat liat tahu tau baca buka datang ambil');
/** "Belum bise lagi nak, tadi saya coba": what is not done yet, told as no question. */
const saysWhatIsUndone = (text: string): boolean => {
  const heard = said(text);
  const [first, ...others] = heard.words.filter(({ word }) => !isFiller(word) && word !== 'saya');
  if (!first || others.length < 2 || asksSomething(heard)) return false;
  if (wanting.test(text)) return !means(heard, 'none', 'unsure');
  return undone.has(first.word) && !others.slice(0, 2).some(({ word }) => notTried.has(word));
};

const has = (text: string, set: ReadonlySet<string>): boolean =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => set.has(word));

const fewWords = (text: string): boolean => text.trim().split(/\s+/).length <= 6;

/** What asks for what is lacking. */
const lack = words('kurang kurangnya kekurangan lengkap lengkapi dilengkapi apa mana');

/** "Oke saya lengkapi", "siap, saya kirim ulang": it is begun at once. */
const completes = /(?<!\p{L})(?:(?:me|di)?lengkapi(?:n)?|(?:mem|di)?perbaiki|kirim ulang)(?!\p{L})/iu;

/** Plain consent to a change, more than having read of it. */
const consent = words('ya iya iye iyo y setuju boleh bisa mau sepakat');

/** "Boleh pak pindah aja", "ndak bisa tanggal segitu": yes or no to another time, in words that say nothing else. */
const aroundMove = wordSet(
  'pindah dipindah tanggal segitu hari jam jadwal waktu saya itu dulu deh jadwalnya yang baru segini',
);
const toMove: readonly { means: boolean; kinds: readonly ByWords[] }[] = [
  {
    means: false,
    kinds: [
      { groups: [wordSet('tidak'), wordSet('bisa mau setuju cocok pas boleh')], beside: aroundMove },
      { groups: [wordSet('jangan'), wordSet('pindah dipindah diganti geser digeser')], beside: aroundMove },
    ],
  },
  {
    means: true,
    kinds: [
      {
        groups: [wordSet('boleh bisa setuju mau gapapa gpp gakpapa'), wordSet('pindah dipindah')],
        beside: aroundMove,
      },
    ],
  },
];

/** "Ga mau nilai", "males ngasih bintang": nothing is said of how it was, and nothing asked again. */
const noRating: readonly ByWords[] = [
  {
    groups: [
      wordSet('tidak malas males ogah skip lewati jangan emoh'),
      wordSet('nilai menilai nilainya rating bintang skor survei isi kasih ngasih jawab ngerating'),
    ],
    beside: wordSet('saya mau perlu usah ah lagi dulu deh ya'),
    forms: true,
  },
];

type AnswerIn = (text: string, request: RequestView, turn: Turn) => Move | null;

const asked = ({ session: { at } }: Turn, intro: string): Move => ({ to: at, intro });

const rated: AnswerIn = (text, request, turn) => {
  const stars = starsIn(text);
  if (stars !== null)
    return stars > 5 || stars < 1
      ? asked(turn, newsTexts.starsOutside)
      : takeRating(request.id, stars, turn.session, turn.context);
  const told = starsWithWords(text);
  if (told !== null && told.stars >= 1 && told.stars <= 5)
    return takeRating(request.id, told.stars, turn.session, turn.context, told.said);
  if (isByWords(said(text), noRating))
    return { to: turn.session.at, quiet: true, keepsPrompt: true, say: [{ text: newsTexts.later }] };
  if (saysWhatIsUndone(text))
    return beginReopen(request.id, turn.context, hideNik(text.trim()).slice(0, longestSaid));
  if (!fewWords(text)) return null;
  const liked = has(text, feelings);
  if (acknowledges(text) !== null && !(liked && means(said(text), 'praise'))) return null;
  if (has(text, undone)) return asked(turn, newsTexts.notFinished);
  return liked ? asked(turn, newsTexts.whichStars) : null;
};

const moved: AnswerIn = (text, request, turn) => {
  const move = fact(turn.context, { fact: 'open_move', of: { requestId: request.id } });
  if (!move) return null;
  const heard = said(text);
  const told = heard.marked ? undefined : toMove.find(({ kinds }) => isByWords(heard, kinds));
  if (told) return answerMove(move.id, told.means, turn);
  if (disagrees(text)) return answerMove(move.id, false, turn);
  if (agrees(text) && has(text, consent)) return answerMove(move.id, true, turn);
  // "Oke" may mean no more than that it was read.
  return acknowledges(text) === 'heard' ? asked(turn, newsTexts.whichMove) : null;
};

const completing: AnswerIn = (text, request, turn) => {
  const heard = said(text);
  if (fewWords(text) && completes.test(text) && !asksSomething(heard) && !means(heard, 'later', 'wait'))
    return openCompletion(request, turn.context);
  if (goesOn(text) || (agrees(text) && has(text, consent))) return openCompletion(request, turn.context);
  return has(text, lack) && asksSomething(said(text)) ? asked(turn, newsTexts.lacking) : null;
};

/** What words of one's own say to the question of each piece of news; null when they are no answer to it. */
export const answerIn: Record<'completed' | 'move_proposed' | 'completion_reminder', AnswerIn> = {
  completed: rated,
  move_proposed: moved,
  completion_reminder: completing,
};
