import { hideNik } from '../../domain/nik.ts';
import type { RequestLetter, RequestView, Signer } from '../engine/context.ts';
import { signerFields } from '../engine/items.ts';
import type { Message } from '../engine/message.ts';
import type { Letter } from '../engine/service.ts';
import { fileText } from '../texts.ts';
import type { ServiceFace } from './service-face.ts';
import { shownNip } from './shown.ts';
import { hiddenLetter, signedLine } from './texts.ts';

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
  signedLine({
    capacity: capacityLabel(letter, signer.capacity),
    name: hideNik(signer.name),
    nip: shownNip(signer.nip),
  });

const fileName = (file: RequestLetter): string => hideNik(file.name);

/** A letter in one line: what it is, the file, who signed it. */
export const letterLine = (service: ServiceFace, file: RequestLetter): string => {
  const letter = letterOf(service, file);
  if (!letter || isClosed(service, file)) return `${letter?.label ?? file.key}: ${hiddenLetter}`;
  const signed = file.signer ? ` – ${shownSigner(letter, file.signer)}` : '';
  return `${letter.label}: ${fileText({ name: fileName(file), pages: file.pages })}${signed}`;
};

/** The letters that may go through a chat, each a message with its file: the copy made for staff where there is one. */
export const letterMessages = (request: RequestView, service: ServiceFace): Message[] =>
  request.letters
    .filter((file) => !isClosed(service, file))
    .map((file) => ({
      text: `${request.number} – ${letterLine(service, file)}`,
      file: { sha256: file.shown ?? file.sha256, name: fileName(file), mime: file.mime },
    }));
