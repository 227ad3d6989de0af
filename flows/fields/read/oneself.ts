import { foldWords } from '../../kernel/fold.ts';
import { inStandard } from '../../kernel/lexicon/dialect.ts';
import { isSoft } from './soft-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Who writes, in one word. */
const me = set('saya sy sya aku ak gue gw gua ane awak beta pemohon pemohonnya i me myself');
/** What is said beside that, and of nobody else. */
const beside = set(
  'sendiri seorang sndiri sendirinya langsung yang yg nama namanya nya a n an atas sama dengan dgn ini juga jg orangnya penanggung jawab penanggungjawab jawabnya pj pic ketua ketuanya narahubung kontak kontaknya bertanggung bertanggungjawab pakai pake tulis isi cantumkan pegang megang urus ngurus mengurus handle kelola mengajukan ngajuin ngajukan pengaju di siapa lagi its it s am',
);
/** How people are spoken to, and whose relatives they are. */
const polite = set('pak bu min admin gan');
const relatives = set(
  'pak bu bapak ibu bang abang kak kakak mas mbak mba bro om tante dek adek gan min admin',
);
/** More words tell of somebody else. */
const longest = 7;

/** "Saya sendiri", "aku jak", "atas nama saya": who writes means themselves, and nobody beside. */
export const isOneself = (text: string): boolean => {
  const words = foldWords(inStandard(text.slice(0, 80))).split(' ');
  const first = words.findIndex((word) => me.has(word));
  // "Abang saya" is another one.
  const before = words.slice(0, first);
  // "Pak saya sendiri" speaks to somebody.
  const speaks = before.length === 1 && before.every((word) => polite.has(word)) && words.includes('sendiri');
  if (!speaks && before.some((word) => relatives.has(word))) return false;
  return (
    words.length <= longest &&
    first >= 0 &&
    words.every((word) => word === '' || me.has(word) || beside.has(word) || isSoft(word))
  );
};
