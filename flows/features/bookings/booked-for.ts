import { shortened } from '../../kernel/shortened.ts';
import { hideNik } from '../../../domain/nik.ts';

/** Answers as stored, sealed ones too. */
type Given = Readonly<Record<string, unknown>>;

/** The items of our forms that say what something is booked for, and for whom. */
const purposeItems = ['kegiatan', 'agenda', 'keperluan'];
const institutionItems = ['nama_instansi', 'komunitas_instansi'];

const longest = 60;

const inOneLine = (text: string): string => shortened(hideNik(text).replace(/\s+/g, ' ').trim(), longest);

const firstText = (keys: readonly string[], answers: Given): string | null => {
  const found = keys.map((key) => answers[key]).find((answer) => typeof answer === 'string' && answer !== '');
  return typeof found === 'string' ? inOneLine(found) : null;
};

/** What something is booked for, in one short line; null when the form does not say. */
export const purposeOf = (answers: Given): string | null => firstText(purposeItems, answers);

/**
 * Whom something is booked for: the institution the form names, or an ASN's own. What citizens give of themselves may be
 * where they live, and is never shown here.
 */
export const institutionOf = (
  answers: Given,
  applicant: { institution: string | null; isEmployee: boolean },
): string | null =>
  firstText(institutionItems, answers) ??
  (applicant.isEmployee && applicant.institution ? inOneLine(applicant.institution) : null);
