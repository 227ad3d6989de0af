import { requestTexts } from './texts.ts';
import type { Completion, RequestLetter, RequestView } from './request.ts';
import type { Field } from '../../fields/field-schema.ts';
import { itemLabel } from './lacking.ts';
import { fileLine, isClosed, openLetters } from './letters.ts';
import type { ServiceFace } from './service-face.ts';
import { shownAnswer } from './shown.ts';

type Item = Completion['items'][number];

const fieldLine = (request: RequestView, field: Field, { before }: Item): string => {
  const now = request.answers[field.key];
  const [old, fresh] = [before, now].map((answer) =>
    answer === undefined ? requestTexts.nothingBefore : shownAnswer(field, answer),
  );
  // Compared as they are, not as they are shown: two different numbers may look alike when masked.
  return JSON.stringify(before) === JSON.stringify(now)
    ? requestTexts.unchanged(field.label, fresh ?? '')
    : requestTexts.mended(field.label, old ?? '', fresh ?? '');
};

const filesLine = (files: readonly RequestLetter[]): string =>
  files.length > 0 ? files.map(fileLine).join(', ') : requestTexts.nothingBefore;

const letterPair = (service: ServiceFace, request: RequestView, completion: Completion, key: string) => {
  const [old, fresh] = [completion.letters, request.letters].map((files) =>
    files.filter((file) => file.key === key),
  );
  const closed = [...(old ?? []), ...(fresh ?? [])].some((file) => isClosed(service, file));
  const label = itemLabel(service, key);
  return closed
    ? `• ${label}: ${requestTexts.hiddenLetter}`
    : requestTexts.mended(label, filesLine(old ?? []), filesLine(fresh ?? []));
};

/** What the last completion changed, old beside new, one line an item; numbers of people masked. */
export const completedLines = (request: RequestView, service: ServiceFace): string[] => {
  const { completion } = request;
  if (!completion) return [];
  return completion.items.map((item) => {
    const field = service.fields.find(({ key }) => key === item.item);
    return field ? fieldLine(request, field, item) : letterPair(service, request, completion, item.item);
  });
};

/** The letters of the last completion that may go through a chat, of each item those replaced and then those that took their place. */
export const comparedLetters = (
  { completion, letters }: RequestView,
  service: ServiceFace,
): { file: RequestLetter; isOld: boolean }[] =>
  (completion?.items ?? []).flatMap(({ item }) => {
    const ofItem = (files: readonly RequestLetter[], isOld: boolean) =>
      openLetters(service, files)
        .filter(({ key }) => key === item)
        .map((file) => ({ file, isOld }));
    return [...ofItem(completion?.letters ?? [], true), ...ofItem(letters, false)];
  });
