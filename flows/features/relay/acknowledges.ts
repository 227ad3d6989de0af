import { remembered } from '../../kernel/fold.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that say "heard", in everyday spelling and Malay. */
const heard = set(
  'ok oke okay okey okeh okee okk k siap siapp sip sipp siip baik baek baiklah oke2 mantap mantab noted ya iya iye iyo yo yoi yup boleh bisa paham faham mengerti ngerti dimengerti dipahami sudah udah sdh catat dicatat roger okelah siaap laksanakan setuju aman gpp gapapa gakpapa gppa ndakpapa gapape beres jadi hadir insyaallah insya datang',
);
const thanks = set(
  'terima kasih terimakasih trima trimakasih trims tks thx thanks thank you makasih makasi mksh maksih mksih mokasih makaseh tengkyu tengkiu tengs tq ty nuhun hatur suwun alhamdulillah syukur',
);
/** What stands around them and asks for nothing. */
const around = set(
  'allah akan oh masih teragenda terverifikasi ditindaklanjuti didisposisikan tercatat proses diproses dikabari kabari dikabarin infokan kabarin menunggu tunggu ditunggu pak bu bapak ibu min admin kak kakak bang abang mas mbak om tante petugas ndan komandan bos saya aku kami banyak byk bnyk sangat banget sekali ya yah iya nya deh dong lah sih atas untuk buat info infonya informasi informasinya kabar kabarnya bantuan bantuannya balasan balasannya jawaban jawabannya penjelasan penjelasannya respon responnya sebelumnya semua semuanya dan kalau begitu gitu dulu itu ini tuh sama semoga sehat selalu sukses lancar berkah amin aamiin salam segera dibantu membantu bantu udah telah',
);
/** What asks or takes back, so that nothing is merely heard. */
const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const picturesOnly = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\p{M}\p{Cf}\s])+$/u;
const longest = 120;

/**
 * What a text says that only tells that news has been read: thanks, or that all is well; null when any word of it may
 * mean more, or when it asks something.
 */
export const acknowledges = remembered((text: string): 'thanks' | 'heard' | null => {
  if (text.length > longest || text.includes('?')) return null;
  if (picturesOnly.test(text.trim())) return 'heard';
  const words = tokens(text);
  if (words.length === 2 && words.every((word) => word === 'sama')) return 'thanks';
  if (words.length === 0 || !words.every((word) => heard.has(word) || thanks.has(word) || around.has(word)))
    return null;
  if (words.some((word) => thanks.has(word))) return 'thanks';
  return words.some((word) => heard.has(word)) ? 'heard' : null;
});
