import { quotedInLine } from '../../../domain/quotation.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { FileSignature } from '../../fields/answer.ts';

/** Said wherever a signature is described: we read what stands in the file and check nobody's certificate. */
export const noValidation =
  'Keterangan tanda tangan elektronik dibaca dari berkas dan bukan validasi hukum; periksa berkas asli di tte.komdigi.go.id.';

/** The fact in a letter's line. */
export const signedElectronically = 'bertanda tangan elektronik';

/** One electronic signature in a line; what is not known is not said. */
export const signatureLine = ({ signer, wholeFile, unchanged }: FileSignature): string =>
  [
    `Tanda tangan elektronik: ${signer === null ? 'nama tidak terbaca' : quotedInLine(hideNik(signer))}`,
    wholeFile ? 'mencakup seluruh berkas' : 'tidak mencakup seluruh berkas',
    ...(unchanged === null ? [] : [unchanged ? 'isi tidak berubah' : 'ISI BERUBAH setelah ditandatangani']),
  ].join(' · ');
