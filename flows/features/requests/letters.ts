import { quotedInLine } from '../../../domain/quotation.ts';
import type { StoredFile } from '../../fields/answer.ts';
import { requestTexts } from './texts.ts';
import { hideNik } from '../../../domain/nik.ts';
import type { RequestLetter, RequestView, Signer } from './request.ts';
import { signerFields } from '../../catalogue/signers.ts';
import type { Message } from '../../kernel/message.ts';
import type { Letter } from '../../catalogue/service.ts';
import { fileTexts, isRemade, shownCopy } from '../files/index.ts';
import { signatureTexts, signatureLine } from './signature-line.ts';
import type { ServiceFace } from './service-face.ts';
import { shownNip } from './shown.ts';

const letterOf = (service: ServiceFace, { key }: RequestLetter): Letter | undefined =>
  service.letters.find((letter) => letter.key === key);

/** Whether a letter never goes through a chat; one the service does not know (any more) is taken for sensitive. */
export const isClosed = (service: ServiceFace, file: RequestLetter): boolean => {
  const letter = letterOf(service, file);
  return letter === undefined || letter.sensitive === true;
};

const capacityLabel = (letter: Letter, capacity: string): string =>
  signerFields(letter)
    .flatMap((field) => (field.type === 'choice' ? field.options : []))
    .find(({ id }) => id === capacity)?.label ?? capacity;

const shownSigner = (letter: Letter, signer: Signer): string =>
  requestTexts.signedLine({
    capacity: capacityLabel(letter, signer.capacity),
    name: quotedInLine(hideNik(signer.name)),
    nip: shownNip(signer.nip),
  });

const fileName = (file: RequestLetter): string => hideNik(file.name);

/** What is known of a file without opening it, piece by piece: pages, size. */
const fileFacts = ({ pages, bytes, signatures = [] }: RequestLetter): string[] => [
  ...(pages ? [requestTexts.pagesText(pages)] : []),
  fileTexts.fileSize(bytes),
  ...(signatures.length > 0 ? [signatureTexts.signed] : []),
];

/** A file by its name and what is known of it. */
export const fileLine = (file: RequestLetter): string =>
  `${quotedInLine(fileName(file))} (${fileFacts(file).join(' · ')})`;

/** A letter in one line: what it is, the file, who signed it. */
export const letterLine = (service: ServiceFace, file: RequestLetter): string => {
  const letter = letterOf(service, file);
  if (!letter || isClosed(service, file)) return `${letter?.label ?? file.key}: ${requestTexts.hiddenLetter}`;
  const signed = file.signer ? ` – ${shownSigner(letter, file.signer)}` : '';
  return `${letter.label}: ${fileLine(file)}${signed}`;
};

/** A request's letters as the form asks for them; those of a service that no longer does come first. */
export const inOrder = (service: ServiceFace, letters: readonly RequestLetter[]): RequestLetter[] => {
  const keys = service.letters.map(({ key }) => key);
  return letters.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
};

/** Those of a request's letters that may go through a chat, in order. */
export const openLetters = (service: ServiceFace, letters: readonly RequestLetter[]): RequestLetter[] =>
  inOrder(service, letters).filter((file) => !isClosed(service, file));

const signatureLines = ({ signatures = [] }: RequestLetter): string[] =>
  signatures.length > 0 ? [...signatures.map(signatureLine), `_${signatureTexts.noValidation}_`] : [];

/** Those of a request's letters of which staff open a copy that does less than the file as sent. */
export const remadeLetters = (service: ServiceFace, letters: readonly RequestLetter[]): RequestLetter[] =>
  openLetters(service, letters).filter(isRemade);

const remadeLine = (file: RequestLetter, original: boolean): string[] => {
  if (!isRemade(file)) return [];
  return [original ? requestTexts.originalFile : requestTexts.remadeFile];
};

/**
 * A message with a letter's file, the copy made for staff where there is one unless the `original` was asked for; `before`
 * stands before its name.
 */
export const letterMessage = (
  { number }: Pick<RequestView, 'number'>,
  service: ServiceFace,
  file: RequestLetter,
  { before = '', original = false }: { before?: string | undefined; original?: boolean | undefined } = {},
): Message => {
  const { sha256, mime } = file;
  const named = { ...file, name: fileName(file) };
  return {
    text: [
      `${number} – ${before}${letterLine(service, file)}`,
      ...remadeLine(file, original),
      ...signatureLines(file),
    ].join('\n'),
    file: original ? { sha256, name: named.name, mime } : shownCopy(named),
  };
};

/** A file as staff are shown it: the copy made for them where there is one. */
export const shownFile = (file: StoredFile): NonNullable<Message['file']> =>
  shownCopy({ ...file, name: hideNik(file.name) });
