import type { StoredFile } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import { fileTexts, judgeFile, storedFile } from '../files/index.ts';
import type { Letter } from '../../catalogue/service.ts';

type SentFile = Extract<Event, { kind: 'file' }>;

/** A file that is no letter of a form, for which one PDF or picture of usual size will do. */
const wanted = (named: Pick<Letter, 'key' | 'label' | 'help'>): Letter => ({
  ...named,
  required: false,
  max: 1,
  megabytes: 20,
  types: ['pdf', 'jpg', 'png'],
  signer: null,
});

/** A file sent for something, judged as a letter is: as it is to be kept and said to be received, or the sentence that refuses it. */
export const judgeSent = (
  named: Pick<Letter, 'key' | 'label' | 'help'>,
  { sha256, name, mime }: SentFile,
  context: Pick<Context, 'facts'>,
): { file: StoredFile; say: string } | { refuse: string } => {
  const found = fact(context, { fact: 'inspection', sha256, name, mime });
  const trouble = judgeFile(wanted(named), found);
  return trouble === null ? { file: storedFile(found), say: fileTexts.received(found) } : { refuse: trouble };
};
