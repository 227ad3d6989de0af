import { formVersion } from '../../catalogue/form-version.ts';
import type { Letter, Service } from '../../catalogue/service.ts';
import type { StoredFile } from '../../fields/answer.ts';
import { fieldRefusal } from '../../fields/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from './draft.ts';
import { fieldContext, serviceOf } from './form.ts';
import { allItems, nextItem } from './items.ts';
import { newKeys } from './new-keys.ts';
import { formTexts } from './texts.ts';

/** A draft as its form is now; what has to be answered again, what is no longer asked, and whether its person has to hear of it. */
type Fitted = { draft: Draft; dropped: string[]; said: string | null };

const mimes: Record<string, Letter['types'][number]> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** Files that were taken for a letter still do when there are no more than it takes, of kinds it takes. */
const filesFit = (files: readonly StoredFile[], { max, types }: Letter): boolean =>
  files.length <= max &&
  files.every(({ mime }) => {
    const type = mimes[mime];
    return type === undefined || types.includes(type);
  });

/** What a removed item was called: the form no longer says, and its key is made of words. */
const calledAfterKey = (key: string): string => {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Whether something new is asked before what is answered already, so that the person seems to be sent back. */
const asksEarlier = (service: Service, draft: Draft): boolean => {
  const next = nextItem(service, draft);
  if (!next) return false;
  const keys = allItems(service).map(({ key }) => key);
  const answered = [...Object.keys(draft.answers), ...Object.keys(draft.files)];
  return Math.max(-1, ...answered.map((key) => keys.indexOf(key))) > keys.indexOf(next.key);
};

/**
 * The draft fitted to its service as it is now: answers that still fit stay, renamed ones move along, and the labels of all
 * others are given back. Of a completion only what was asked for again is judged: the rest is a sent request's. Nothing
 * changes while the form is the same.
 */
export const fitDraft = (stored: Draft, context: Context): Fitted => {
  const service = serviceOf(context, stored.service);
  const version = formVersion(service);
  if (version === stored.serviceVersion) return { draft: stored, dropped: [], said: null };
  const draft = newKeys(stored, service);
  const items = new Map(allItems(service).map((item) => [item.key, item]));
  const kept = (key: string): boolean => draft.only !== null && !draft.only.includes(key);
  const answerFits = ([key, answer]: [string, Draft['answers'][string]]): boolean => {
    if (kept(key)) return true;
    const field = items.get(key)?.field;
    return field !== undefined && fieldRefusal(answer, field, fieldContext(field, draft, context)) === null;
  };
  const lettersFit = ([key, files]: [string, StoredFile[]]): boolean => {
    if (kept(key)) return true;
    const letter = items.get(key)?.letter;
    return letter !== undefined && filesFit(files, letter);
  };
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(answerFits));
  const files = Object.fromEntries(Object.entries(draft.files).filter(lettersFit));
  const unfit = [...Object.keys(draft.answers), ...Object.keys(draft.files)].filter(
    (key) => !(key in answers) && !(key in files),
  );
  const unasked = draft.only?.filter((key) => !items.has(key)) ?? [];
  const lost = [...new Set([...unfit, ...unasked])];
  const fitted: Draft = {
    ...draft,
    serviceVersion: version,
    answers,
    files,
    skipped: draft.skipped.filter((key) => items.has(key)),
    only: draft.only?.filter((key) => items.has(key)) ?? null,
  };
  const again = lost.flatMap((key) => items.get(key)?.label ?? []);
  const gone = lost.filter((key) => !items.has(key)).map(calledAfterKey);
  const dropped = [...again, ...gone];
  return {
    draft: fitted,
    dropped,
    said: dropped.length > 0 || asksEarlier(service, fitted) ? formTexts.formChanged(again, gone) : null,
  };
};
