import { quotedInLine } from '../../../domain/quotation.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { FileSignature } from '../../fields/answer.ts';
import { named } from '../../kernel/wording.ts';

const own = {
  /** Said wherever a signature is described: we read what stands in the file and check nobody's certificate. */
  noValidation:
    'Keterangan tanda tangan elektronik dibaca dari berkas dan bukan validasi hukum; periksa berkas asli di tte.komdigi.go.id.',
  /** The fact in a letter's line. */
  signed: 'bertanda tangan elektronik',
  by: (signer: string): string => `Tanda tangan elektronik: ${signer}`,
  nameless: 'nama tidak terbaca',
  wholeFile: (isWhole: boolean): string => `${isWhole ? '' : 'tidak '}mencakup seluruh berkas`,
  unchanged: (isUnchanged: boolean): string =>
    isUnchanged ? 'isi tidak berubah' : 'ISI BERUBAH setelah ditandatangani',
};

/** What is said of electronic signatures. */
export const signatureTexts = named('signature', own, {
  by: ['signer'],
  wholeFile: ['isWhole:yes'],
  unchanged: ['isUnchanged:yes'],
});

/** One electronic signature in a line; what is not known is not said. */
export const signatureLine = ({ signer, wholeFile, unchanged }: FileSignature): string =>
  [
    signatureTexts.by(signer === null ? signatureTexts.nameless : quotedInLine(hideNik(signer))),
    signatureTexts.wholeFile(wholeFile),
    ...(unchanged === null ? [] : [signatureTexts.unchanged(unchanged)]),
  ].join(' · ');
