import { nipTrouble, normalizeNip } from '../../../domain/nip.ts';
import { mayBeName, nameParts } from './name-parts.ts';

/** Who signed a letter, as far as a text says it. */
export type SaidSigner = { capacity?: string; name?: string; nip?: string };

const nipIn = /(?:\bnip\s*[.:=]?\s*)?(\d[\d .-]{16,26}\d)/i;
const labels =
  /^(?:(?:(?:yang|yg) )?(?:ttd|tt|tanda ?tangan|neken|teken|menandatangani|nandatangani|tandatangan)(?:nya|nye)?(?: (?:oleh|itu|adalah|sama))?|nama(?: penanda ?tangan)?|jabatan|penanda ?tangan|ditandatangani(?: oleh)?|ttd(?: oleh)?|oleh|yang (?:tanda tangan|menandatangani))\s*[:=]?\s+/i;

/** The capacities in the words of letters; the first that begins a part is meant. */
const capacities: readonly (readonly [id: string, words: RegExp])[] = [
  ['plt', /^(?:plt|pelaksana tugas)\b\.?/i],
  ['plh', /^(?:plh|pelaksana harian)\b\.?/i],
  ['pejabat_ditunjuk', /^(?:pejabat (?:yang )?ditunjuk|(?:a\.?n\.?|atas nama) (?=kepala|kadis|kaban))/i],
  [
    'kepala',
    /^(?:kepala(?= |$)(?! ?(?:bidang|seksi|sub|bagian|urusan|upt|sekolah))(?: perangkat daerah)?|kadis(?:kominfo|dik|kes|hub|sos)?|kaban|kakan|kasat(?:pol)?|inspektur|camat|lurah|direktur(?: rsud)?|sekretaris daerah|sekda)\b\.?/i,
  ],
];
/** What an office is called: the rest of the capacity, not of a name. */
const office =
  /\b(?:kepala|dinas|badan|bagian|bidang|kantor|satuan|perangkat|daerah|opd|kecamatan|kelurahan|inspektorat|sekretari(?:s|at)|rsud|puskesmas|kota|pendidikan|kesehatan|perhubungan|sosial|komunikasi|informatika)\b/i;

type Capacity = { id: string; rest: string };

const spokenTo =
  /^(?:pak|bu|bapak|ibu|bpk) (?=(?:plt|plh|kepala|kadis|kaban|kakan|kasat|inspektur|camat|lurah|direktur|sekda)(?!\p{L}))/iu;

const capacityOf = (spoken: string): Capacity | null => {
  const part = spoken.replace(spokenTo, '');
  for (const [id, words] of capacities) {
    const found = words.exec(part);
    if (!found) continue;
    const rest = part.slice(found[0].length).trim();
    // "Plt Kadis Budi": in whose stead stands before the name.
    const behind = id === 'kepala' ? null : capacityOf(rest);
    return { id, rest: behind ? behind.rest : office.test(rest) ? '' : rest };
  }
  return null;
};

/**
 * "Plt, Dra. Siti Aminah, M.Si., 1970…": who signed, in one message and in any order; null where a part of it is neither a
 * capacity nor the name nor a NIP.
 */
export const readSigner = (text: string): SaidSigner | null => {
  const number = nipIn.exec(text);
  const nip = number?.[1] === undefined ? undefined : normalizeNip(number[1]);
  if (nip !== undefined && nipTrouble(nip) !== null) return null;
  const words = number
    ? `${text.slice(0, number.index)}\n${text.slice(number.index + number[0].length)}`
    : text;
  const said: SaidSigner = nip === undefined ? {} : { nip };
  for (const whole of nameParts(words)) {
    const part = whole
      .replace(labels, '')
      .replace(/\s+nip$/i, '')
      .trim();
    if (part === '' || /^nip\W*$/i.test(part)) continue;
    const capacity = capacityOf(part);
    const name = capacity ? capacity.rest : part;
    if (capacity && said.capacity !== undefined) return null;
    if (capacity) said.capacity = capacity.id;
    if (name === '') continue;
    if (said.name !== undefined || !mayBeName(name)) return null;
    said.name = name;
  }
  return Object.keys(said).length > 0 ? said : null;
};
