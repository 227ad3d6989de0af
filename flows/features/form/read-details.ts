import { evidence } from '../../fields/several/evidence.ts';
import { mayBeName, nameParts } from './name-parts.ts';

/** What one message says of its writer: several of these at once. */
export type SaidDetails = { name?: string; phone?: string; institution?: string; email?: string };

const emailIn =
  /(?:\b(?:e-?mail|surel)\s*(?:saya|nya)?\s*[:=]?\s*)?([^\s,;:<>()]+@[^\s,;:<>()]+\.[a-z]{2,})/i;
const phoneIn =
  /(?:\b(?:hp|wa|no\.? ?(?:hp|wa)|nomor (?:hp|wa)|telp|telepon)\s*[:=]?\s*)?((?:\+62|62|0)8[\d -]{7,14}\d)/i;
const labels =
  /^(?:nama(?: lengkap)?|alamat(?: rumah)?|instansi|alamat ?\/ ?instansi|asal)(?: saya| kami)?\s*[:=]\s*|^(?:nama (?:saya|lengkap saya)(?: adalah)?|alamat(?:nya| saya| di)?|dari|instansi) /i;
/** What is left of a sentence around an address for mail: "dan", "emailnya". */
const glue = /^(?:dan|serta|dengan|email|e-mail|emailnya|surel)$/i;

const cutOut = (text: string, pattern: RegExp): { found: string | null; rest: string } => {
  const found = pattern.exec(text);
  if (!found) return { found: null, rest: text };
  const before = text.slice(0, found.index).replace(/\s+(?:dan|serta|dengan)\s*$/i, '');
  return { found: found[1] ?? null, rest: `${before}\n${text.slice(found.index + found[0].length)}` };
};

/** What a text has that tells of more than one of them; most are a name or an address alone, and are not taken apart. */
const numberOrMail = /@|(?:0|62)8/;
const moreThanName = /[@,;\n]|(?:0|62)8|\s(?:dari|asal)\s/i;

/** Whether words show that they are where somebody lives or belongs to. */
const isPlaceOrOffice = (text: string): boolean =>
  /\d/.test(text) || evidence(text, 'institution') === 'yes' || evidence(text, 'place') === 'yes';

/**
 * Name, address or institution, number and mail address in one message, in the order people write them; null where it is one
 * answer, or it is not certain which is which. `named`: the name is asked, and comes first.
 */
export const readDetails = (text: string, named: boolean): SaidDetails | null => {
  if (!(named ? moreThanName : numberOrMail).test(text)) return null;
  const mail = cutOut(text, emailIn);
  const number = cutOut(mail.rest, phoneIn);
  // "Rudi Hartono dari Untan": nobody's name has this word in it.
  const parts = nameParts(
    named ? number.rest.replace(/(?<=\p{L}{2}) (?=(?:dari|asal) \S{2})/iu, ', ') : number.rest,
  )
    .map((part) => part.replace(labels, '').trim())
    .filter((part) => part !== '' && !glue.test(part));
  const [name, ...others] = named ? parts : ['', ...parts];
  const rest = others.join(', ');
  const said: SaidDetails = {
    ...(named && name ? { name } : {}),
    ...(rest === '' ? {} : { institution: rest }),
    ...(number.found === null ? {} : { phone: number.found }),
    ...(mail.found === null ? {} : { email: mail.found }),
  };
  if (!named) return mail.found === null && number.found === null ? null : said;
  if (Object.keys(said).length < 2) return null;
  if (name === undefined || !mayBeName(name) || isPlaceOrOffice(name)) return null;
  const told = mail.found !== null || /\n/.test(text.trim()) || isPlaceOrOffice(rest);
  return rest === '' || told ? said : null;
};
