import { formFields } from '../../flows/features/desk/step-form.ts';
import { dispositionTexts } from '../../flows/features/disposition/disposition-texts.ts';
import type { StoredFile } from '../../flows/fields/answer.ts';
import type { Post } from '../../flows/features/desk/posted-step.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { judgeSent } from '../../flows/features/office/sent-file.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { relayTexts } from '../../flows/features/relay/relay-texts.ts';
import { wantKey } from '../../flows/kernel/fact.ts';
import type { DeskNeeds } from './needs.ts';
import type { Posted } from './posted.ts';
import { deskTexts } from './texts.ts';

type Judged = { file: StoredFile } | { problems: Record<string, string> } | { none: true };

const wrong = (say: string): Judged => ({ problems: { [formFields.file]: say } });

type Named = { key: string; label: string; help: string };

/** What takes a file, and what that is called; the sheet of a disposition only where it is needed. */
const named: Partial<Record<Post, Named>> = {
  get dispose() {
    return { key: 'paper', ...dispositionTexts.paperLetter };
  },
  complete: {
    key: 'result',
    get label() {
      return deskTexts.steps.resultFile;
    },
    get help() {
      return deskTexts.steps.resultFileHelp;
    },
  },
  write: relayTexts.writeFile,
};

/** A file sent with a step's form, kept and judged as one sent in the chat is; or what is wrong with it. */
export const judgedFile = async (
  { files, inspector }: DeskNeeds,
  { context, request }: Pick<StepScene, 'context' | 'request'>,
  { file, tooLarge }: Posted,
  { step, isNeeded }: { step: Post; isNeeded: boolean },
): Promise<Judged> => {
  const wanted = step === 'dispose' && !isNeeded ? undefined : named[step];
  if (tooLarge) return wrong(stepTexts.fileLost);
  if (!file) return isNeeded ? wrong(deskTexts.steps.paperMissing) : { none: true };
  if (!wanted) return { none: true };
  const sent = {
    sha256: await files.put(file.bytes, { owner: request.contactId }),
    name: file.name,
    mime: file.mime,
  };
  const inspected = await inspector.inspect(sent, context.contact.id);
  const facts = new Map([[wantKey({ fact: 'inspection', ...sent }), inspected]]);
  const judged = judgeSent(wanted, { kind: 'file', bytes: file.bytes.length, ...sent }, { facts });
  return 'refuse' in judged ? wrong(judged.refuse) : { file: judged.file };
};
