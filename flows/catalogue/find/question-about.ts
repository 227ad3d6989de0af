import { fold } from '../../kernel/fold.ts';

/** What somebody wants to know of a service before they ask for it. */
export type Question = 'requirements' | 'how_long' | 'cost' | 'steps';

const questions: readonly (readonly [Question, RegExp])[] = [
  [
    'requirements',
    /\b(?:per)?syarat(?:an)?(?:nya|nye)?\b|\b(?:apa|ape)\b.{0,20}\b(?:(?:di)?siap(?:kan|in)?|(?:di)?bawa|(?:di)?perlu(?:kan)?|(?:di)?lampirkan)\b|\b(?:dokumen|berkas|surat) (?:apa|ape)\b|\brequirements?\b/,
  ],
  [
    'how_long',
    /\b(?:berapa|brp|berape|brapa) (?:lama|hari|minggu)\b|\b(?:lama|kapan) (?:proses|selesai|jadi)|\bhow long\b/,
  ],
  [
    'cost',
    /\b(?:gratis|bayar|berbayar|biaya|tarif|free)(?:nya|nye)? (?:ga|gak|tidak|tdk|nggak|ndak|kah|berapa|brp|ke)\b|\bapakah\b.{0,40}\b(?:gratis|bayar|berbayar)\b|\bgratiskah\b|\b(?:berapa|brp|berape|brapa) (?:duit|uang|rupiah|per ?jam|sejam|sehari|per ?hari|sekali|seharinya)|\b(?:sewa|harga|ongkos)(?:nya|nye)?\b.{0,40}\b(?:berapa|brp|berape|brapa)\b(?! (?:orang|org|jam|hari|lama|meja|kursi))|\b(?:ada|kena|berapa|brp) (?:biaya|bayar|tarif)|\b(?:gratis|bayar|berbayar)\s*(?:kah|ke)?\s*\?|\b(?:is it free|how much)\b/,
  ],
  ['steps', /\b(?:prosedur|alur|tahapan|langkah2?|langkah-langkah|sop)(?:nya|nye)?\b/],
];

/** The question a text asks about what it names, and what it says beside the question; null when it asks none. */
export const questionIn = (text: string): { question: Question; beside: string } | null => {
  const said = fold(text.slice(0, 400));
  const [question, pattern] = questions.find(([, one]) => one.test(said)) ?? [];
  return question && pattern ? { question, beside: said.replace(pattern, ' ') } : null;
};

/** The question a text asks about what it names, if it asks one. */
export const questionAbout = (text: string): Question | null => questionIn(text)?.question ?? null;
