import type { Event } from '../../engine/event.ts';
import { fact } from '../../engine/fact.ts';
import { judgeFile } from '../../engine/judge-file.ts';
import type { Letter } from '../../engine/service.ts';
import { storedFile } from '../../engine/stored-file.ts';
import { received } from '../../texts.ts';
import { resultFileKept } from '../texts.ts';
import type { FileTaken, Scene } from './dialogue.ts';

const wanted: Letter = {
  key: 'result',
  label: 'Berkas hasil',
  help: 'Berkas hasil.',
  required: false,
  max: 1,
  megabytes: 20,
  types: ['pdf', 'jpg', 'png'],
  signer: null,
};

/** A result file sent before the words of *Selesaikan*: judged as a letter is, and kept until the step is taken. */
export const resultFile = ({ context }: Scene, event: Extract<Event, { kind: 'file' }>): FileTaken => {
  const { sha256, name, mime } = event;
  const found = fact(context, { fact: 'inspection', sha256, name, mime });
  const trouble = judgeFile(wanted, found);
  return trouble === null
    ? { keep: storedFile(found), say: resultFileKept(received(found)) }
    : { refuse: trouble };
};
