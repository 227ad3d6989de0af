import type { Context } from '../../kernel/context.ts';
import {
  type Draft,
  fitDraft,
  formTexts,
  nextPlace,
  serviceOf,
  touched,
  whyUnusable,
} from '../form/index.ts';
import type { RequestLetter, RequestView } from '../requests/index.ts';
import { fact } from '../../kernel/fact.ts';
import { formVersion } from '../../catalogue/form-version.ts';
import { signerKeys } from '../../catalogue/signers.ts';
import type { Move } from '../../kernel/move.ts';
import type { Answers, StoredFile } from '../../fields/answer.ts';

const signers = (request: RequestView): Answers =>
  Object.fromEntries(
    request.letters.flatMap((letter) => {
      const keys = signerKeys(letter);
      const { signer } = letter;
      if (!signer) return [];
      return [
        [keys.capacity, signer.capacity],
        [keys.name, signer.name],
        [keys.nip, signer.nip],
      ];
    }),
  );

const fileOf = ({ sha256, shown, name, mime, bytes, pages, signatures }: RequestLetter): StoredFile => ({
  sha256,
  name,
  mime,
  bytes,
  ...(shown === undefined ? {} : { shown }),
  ...(pages === undefined ? {} : { pages }),
  ...(signatures === undefined ? {} : { signatures }),
});

const filesOf = (request: RequestView): Record<string, StoredFile[]> =>
  request.letters.reduce<Record<string, StoredFile[]>>(
    (files, letter) => ({ ...files, [letter.key]: [...(files[letter.key] ?? []), fileOf(letter)] }),
    {},
  );

/** A request opened again for exactly what an operator found lacking; everything else stays as it was sent. */
const completionOf = (request: RequestView, context: Context): Draft => {
  const service = serviceOf(context, request.service);
  const only = request.lacking.map(({ item }) => item);
  const rest = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !only.includes(key)));
  const answers = rest({ ...request.answers, ...signers(request) });
  const files = rest(filesOf(request));
  const answered = new Set([...Object.keys(answers), ...Object.keys(files), ...only]);
  const leftOut = [...service.fields, ...service.letters].filter(
    ({ key, required }) => !required && !answered.has(key),
  );
  return touched(
    {
      id: context.fresh.draftId,
      service: service.code,
      serviceVersion: formVersion(service),
      answers,
      files,
      skipped: leftOut.map(({ key }) => key),
      sopVersion: null,
      sopAcceptedAt: null,
      state: 'open',
      requestId: request.id,
      only,
      updatedAt: '',
      expiresAt: '',
    },
    context,
  );
};

/** Opens what is lacking of a request, or goes on where that was left; a service no longer offered has no questions to ask. */
export const openCompletion = (request: RequestView, context: Context): Move => {
  if (!context.catalogue.byCode.has(request.service))
    return { to: { name: 'help' }, intro: formTexts.serviceGone };
  const begun = fact(context, { fact: 'completion_draft', requestId: request.id });
  const draft =
    begun && whyUnusable(begun, context) === null
      ? fitDraft(begun, context).draft
      : completionOf(request, context);
  return { to: nextPlace({ ...context, draft }), draft, session: { draftId: draft.id } };
};
