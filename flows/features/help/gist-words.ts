import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { meaningsOf } from '../../kernel/lexicon/meanings.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said, type Said } from '../../kernel/lexicon/said.ts';
import type { Remark } from './remark.ts';

/** What stands beside what is asked of an office, and tells nothing. */
const around = wordSet(
  'saya yang di ke dari ini itu apa ada tidak bisa boleh mau untuk sekarang hari besok semua kalau kira juga lagi masih sudah belum kominfo diskominfo dinas kantor pemkot kota layanan pelayanan sini situ sana disini disitu disana lewat daripada drpd pendaftaran administrasi chat wa dong banget tahu tanya numpang sama sm ama dengan atau dan takut takutnya khawatir',
);
const office = wordSet('kantor dinas kominfo diskominfo loket gedung');
const days = wordSet(
  'sabtu minggu senin selasa rabu kamis jumat besok libur lebaran natal merah tanggal imlek nyepi waisak idulfitri iduladha cina hari sekarang',
);

/** Which day somebody comes is a matter of what they have asked for. */
const anyDay = new Set([...around].filter((word) => !days.has(word)));

type Gist = { remark: Exclude<Remark, 'human'> | 'human'; kinds: readonly ByWords[]; asked?: true };

const kind = (groups: ByWords['groups'], unknown = 1): ByWords => ({
  groups,
  beside: around,
  unknown,
  forms: true,
});

/** What a sentence is about by a word or two that tell, where it was nothing else; the first that fits. */
const gists: readonly Gist[] = [
  {
    remark: 'sorry',
    kinds: [
      // Not in forms: of so short a stem as "kete" there are others.
      { groups: [wordSet('kepencet ketekan terpencet kepencit kesenggol')], beside: around, unknown: 1 },
      kind([wordSet('bukan salah'), wordSet('sini kesini disini alamat tempat')]),
      kind([
        wordSet('salah keliru'),
        wordSet('kirim pencet orang kamar nomor sambung tekan ketik grup chat'),
      ]),
    ],
  },
  {
    remark: 'who_are_you',
    kinds: [
      kind([
        wordSet('robot mesin bot komputer otomatis ai program sistem chatbot'),
        wordSet('apa kamu anda ini situ orang manusia bukan balas bales jawab dibalas bicara'),
      ]),
      kind([wordSet('teman disko'), wordSet('apa siapa')], 0),
      kind([wordSet('siapa'), wordSet('balas bales jawab dibalas ketik bicara kamu anda namamu disana')]),
    ],
  },
  {
    remark: 'who_are_you',
    asked: true,
    kinds: [
      kind([wordSet('petugas kamu anda ini'), wordSet('manusia robot orang asli beneran bot')], 0),
      kind([wordSet('orang petugas manusia'), wordSet('ada online jaga standby aktif siaga')], 0),
      kind([wordSet('resmi asli penipuan palsu beneran tipu'), wordSet('nomor akun wa chat ini kamu')], 2),
    ],
  },
  {
    remark: 'which_services',
    kinds: [kind([wordSet('layanan menu fasilitas fitur program urusan keperluan'), wordSet('apa')], 0)],
  },
  {
    remark: 'human',
    kinds: [
      kind(
        [
          wordSet(
            'panggil panggilkan bicara tanya telepon hubungi ketemu temu kontak sambung curhat konsultasi dilayani dibantu',
          ),
          wordSet('orang petugas manusia operator langsung pimpinan kepala'),
        ],
        0,
      ),
    ],
  },
  {
    remark: 'complaint',
    kinds: [
      // "Bales dong".
      kind([wordSet('balas jawab respon'), wordSet('dong donk woi cepat buruan lama mana tidak')], 0),
      kind([
        wordSet('jawab jawaban jawabannya balas balasan bot'),
        wordSet('itu2 muter muter2 berulang nyambung ngawur aneh sama ngaco'),
      ]),
    ],
  },
  {
    remark: 'thanks',
    kinds: [
      {
        groups: [wordSet('makasih terima kasih')],
        beside: new Set([
          ...around,
          ...wordSet(
            'banyak bantuan bantu info layanan petugas kemarin tadi atas kesempatan pelayanan ramah cepat sangat',
          ),
        ]),
        unknown: 1,
        forms: true,
      },
    ],
  },
  {
    remark: 'address',
    asked: true,
    kinds: [
      kind([wordSet('dimana mana kemana alamat lokasi arah maps peta patokan sebelah'), office]),
      kind([wordSet('telepon nomor no wa kontak hotline email instagram'), office]),
      kind([wordSet('telepon hp wa whatsapp hotline'), wordSet('nomor no berapa')], 0),
      kind([wordSet('parkir patokan arah maps'), wordSet('dimana mana kemana ada')]),
      // "Bisa dateng langsung aja ga".
      {
        groups: [
          wordSet('datang kesana kesitu mampir antar samperin'),
          wordSet('bisa boleh harus perlu wajib langsung sendiri'),
          wordSet('langsung sendiri kantor kesana kesitu dulu'),
        ],
        beside: anyDay,
        forms: true,
      },
    ],
  },
  {
    remark: 'hours',
    asked: true,
    kinds: [
      kind([wordSet('buka tutup libur masuk operasional istirahat layani melayani'), days]),
      kind([
        wordSet('buka tutup libur operasional istirahat layani melayani'),
        wordSet('jam kapan sampai berapa'),
      ]),
      kind([wordSet('jam'), office, wordSet('berapa kapan')]),
    ],
  },
  {
    remark: 'cost',
    kinds: [
      kind([
        wordSet(
          'bayar gratis biaya tarif harga ongkos berbayar pungutan duit uang rupiah charge dicharge iuran gretong gretongan prei',
        ),
        wordSet('tidak apa berapa ada perlu harus kah semua apakah kena kan kok'),
      ]),
    ],
  },
];

/** Whether we are who we say, how the office is reached and what it costs, with every word accounted for: such words speak for a service, too. */
const wholly = new Set<Remark>(['who_are_you', 'address', 'cost']);
const wholeGists: readonly Gist[] = gists
  .filter(({ remark }) => wholly.has(remark))
  .map((gist) => ({ ...gist, kinds: gist.kinds.map((one) => ({ ...one, unknown: 0 })) }));

/** Words that ask wherever they stand in so few. */
const asking = wordSet('kah kan apa mana kemana siapa tidak belum apakah');

const idle = ['wait', 'sorry'] as const;

/**
 * What a sentence asks of the office, or says beside everything, where nothing else is read of it: told by a word or two
 * rather than by the whole. Only where nothing is stored of it.
 */
export const gistOf = (text: string): Remark | null => {
  const heard = said(text);
  const [meaning] = meaningsOf(heard);
  const asks = asksSomething(heard) || heard.words.some(({ word }) => asking.has(word));
  return idle.find((one) => one === meaning) ?? gistIn(heard, gists, asks);
};

const gistIn = (heard: Said, list: readonly Gist[], asks: boolean): Remark | null => {
  const found = list.find(({ kinds, asked }) => (asked !== true || asks) && isByWords(heard, kinds));
  return found?.remark ?? null;
};

/** The same where every word of the sentence is accounted for: it is nothing else then, whatever service a word of it speaks for. */
export const wholeGistOf = (text: string): Remark | null =>
  gistIn(said(text), wholeGists, asksSomething(said(text)));
