import type { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import type { Shown, Phone } from './phone.ts';
import { damagedPdfBytes, pdfBytes, pngBytes } from './files.ts';

export type CatalogueService = ReturnType<typeof describeCatalogue>['services'][number];
type CatalogueField = CatalogueService['fields'][number];
type CatalogueLetter = CatalogueService['letters'][number];

/** What was sent, to be compared with what is stored. */
export type Filed = {
  number: string;
  files: Record<string, Buffer[]>;
  answered: Set<string>;
  questions: string[];
};

/** What somebody answers in place of the examples, by key or label, and what their files are named and say; no mistakes are made first. */
type Own = { answers: Record<string, string>; file: (key: string) => string };

/** Answers for questions that are not of the catalogue: the applicant's details and who signed. */
const others: Record<string, string> = {
  'Nama lengkap': 'Rina Safitri',
  'Nomor HP': '0812-0000-0001',
  'Alamat/instansi': 'Jl. Gajah Mada 10, Pontianak',
  'Penanda tangan surat': 'Kepala Perangkat Daerah',
  'Nama penanda tangan': 'Dra. Siti Aminah, M.Si.',
  'NIP penanda tangan': '197001011995032001',
};

const labelOf = ({ text }: Shown): string | undefined => /\*([^*\n]+)\* \([^)]*\d+\/\d+\)/.exec(text)?.[1];
const linkOf = ({ text }: Shown): string | undefined => /https?:\/\/\S+\/aman\/\S+/.exec(text)?.[0];
const has = ({ options }: Shown, label: string): boolean => options.some((option) => option.label === label);

/** A distinct valid file for each call, so that bytes can be told apart. */
const fileFor = (types: string[], mark: number | string): { name: string; mime: string; bytes: Buffer } =>
  types.includes('pdf')
    ? {
        name: `surat-${mark}.pdf`,
        mime: 'application/pdf',
        bytes: Buffer.concat([pdfBytes(1, `Surat ${mark}`), Buffer.from(`\n% ${mark}\n`)]),
      }
    : {
        name: `foto-${mark}.png`,
        mime: 'image/png',
        bytes: Buffer.concat([pngBytes(), Buffer.from(` ${mark}`)]),
      };

const postSecure = async (link: string, form: FormData): Promise<number> => {
  const page = await fetch(link);
  if (page.status !== 200) throw new Error(`The secure page answered ${page.status}`);
  const response = await fetch(link, { method: 'POST', body: form });
  return response.status;
};

const secureForm = (field: 'value', value: string): FormData => {
  const form = new FormData();
  form.set(field, value);
  return form;
};

/**
 * Files one service from "menu" to the tracking number with the catalogue's examples: an invalid answer first wherever
 * there is one, buttons or typed numbers by the phone's look, sensitive items over the secure page.
 */
export const fileService = async (
  phone: Phone,
  service: CatalogueService,
  mark = 1,
  own?: Own,
): Promise<Filed> => {
  const files: Record<string, Buffer[]> = {};
  const questions: string[] = [];
  const refusedOnce = new Set<string>();
  const answered = new Set<string>();

  let shown = await phone.say('menu');
  if (has(shown, 'Mulai baru')) shown = await phone.say('menu');
  shown = await phone.choose(shown, service.audience === 'external' ? /eksternal/i : /internal/i);
  shown = await phone.choose(shown, service.title);
  if (shown.text.includes('Verifikasi ASN'))
    shown = await phone.share(own?.answers['nomor'] ?? '6281200000011');
  shown = await phone.choose(shown, 'Setuju');

  const answerField = async (field: CatalogueField): Promise<Shown> => {
    const bad = own ? undefined : field.invalidExamples[0];
    if (bad !== undefined && !refusedOnce.has(field.key)) {
      refusedOnce.add(field.key);
      const refusal = await phone.say(bad);
      if (labelOf(refusal) !== field.label) throw new Error(`${field.label} took ${bad}: ${refusal.text}`);
      return refusal;
    }
    answered.add(field.key);
    const chosen = field.options?.find((option) => option.label === field.example);
    return chosen && field.type === 'choice'
      ? phone.choose(shown, chosen.label)
      : phone.say(own?.answers[field.key] ?? field.example);
  };

  const answerLetter = async (letter: CatalogueLetter): Promise<Shown> => {
    if (!own && !refusedOnce.has(letter.key)) {
      refusedOnce.add(letter.key);
      return phone.file('rusak.pdf', 'application/pdf', damagedPdfBytes());
    }
    if (files[letter.key]) return phone.choose(shown, 'Selesai unggah');
    const { name, mime, bytes } = fileFor(letter.types, own?.file(letter.key) ?? mark);
    files[letter.key] = [bytes];
    return phone.file(name, mime, bytes);
  };

  const answerSecurely = async (item: CatalogueField | CatalogueLetter): Promise<Shown> => {
    const link = linkOf(shown) ?? '';
    if ('example' in item) {
      const refused = own ? 0 : await postSecure(link, secureForm('value', item.invalidExamples[0] ?? ''));
      if (refused === 303 || refused === 410) throw new Error(`The secure page took ${item.label}`);
      answered.add(item.key);
      await phone.news();
      await postSecure(link, secureForm('value', own?.answers[item.key] ?? item.example));
    } else {
      const { name, mime, bytes } = fileFor(item.types, own?.file(item.key) ?? mark);
      files[item.key] = [bytes];
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name);
      await phone.news();
      await postSecure(link, form);
    }
    return phone.reply();
  };

  for (let turn = 0; turn < 120; turn += 1) {
    if (has(shown, 'Kirim')) break;
    const label = labelOf(shown);
    questions.push(shown.text);
    const field = service.fields.find((each) => each.label === label);
    const letter = service.letters.find((each) => each.label === label);
    const item = field ?? letter;
    if (item?.sensitive) shown = await answerSecurely(item);
    else if (field) shown = await answerField(field);
    else if (letter) shown = await answerLetter(letter);
    else if (label !== undefined && (own?.answers[label] ?? others[label]) !== undefined)
      shown = await phone.say(own?.answers[label] ?? others[label] ?? '');
    else throw new Error(`What to answer? ${shown.text}`);
  }
  await phone.news();
  const kirim = shown.options.findIndex((option) => option.label === 'Kirim');
  await phone.send(
    phone.channel === 'telegram' ? { button: shown.options[kirim]?.id } : { text: String(kirim + 1) },
  );
  const confirmed = await phone.until(({ text }) => /TD-\d{4}-\w{8}/.test(text), 'tracking number');
  const number = /TD-\d{4}-\w{8}/.exec(confirmed.text)?.[0] ?? '';
  return { number, files, answered, questions };
};
