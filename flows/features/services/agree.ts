import { formVersion, sopVersion } from '../../catalogue/form-version.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import { fact, type Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import {
  type Draft,
  draftNeeds,
  findDraft,
  knownKeys,
  fitDraft,
  nextPlace,
  opened,
  periodNeeds,
  touched,
  whyUnusable,
} from '../form/index.ts';

/** A form with nothing in it yet. */
export const emptyDraft = (service: Service, id: string): Draft => ({
  id,
  service: service.code,
  serviceVersion: formVersion(service),
  answers: {},
  files: {},
  skipped: [],
  sopVersion: null,
  sopAcceptedAt: null,
  state: 'open',
  requestId: null,
  only: null,
  updatedAt: '',
  expiresAt: '',
});

/** An open draft of the service, from before somebody went back to the SOP. */
const begunOf = (code: string, { openDrafts }: Context) => openDrafts.find(({ service }) => service === code);

/** The draft that opens with the agreement; one already begun (the person went back to the SOP) keeps its answers. */
const agreed = (service: Service, context: Context): Draft => {
  const begun = begunOf(service.code, context);
  const stored = begun ? findDraft(begun.id, context) : null;
  const draft =
    whyUnusable(stored, context) === null && stored
      ? fitDraft(stored, context).draft
      : emptyDraft(service, context.fresh.draftId);
  return touched(
    { ...draft, sopVersion: sopVersion(service), sopAcceptedAt: context.now.toISOString() },
    context,
  );
};

/** Whether somebody may have sent anything before: else nothing is looked up. */
const hasFiled = ({ contact }: Context): boolean => contact.detailsConfirmed || contact.employee !== null;

/** What has to be known to open the form: what was sent before, a draft of it that is begun already, and what it takes to read what was said. */
export const agreeNeeds = (code: string, said: string | undefined, context: Context): Want[] => {
  const begun = begunOf(code, context);
  const service = context.catalogue.byCode.get(code);
  return [
    ...(hasFiled(context) ? [{ fact: 'known_answers' } as const] : []),
    ...(begun ? draftNeeds(begun.id, context) : []),
    ...(service && said !== undefined ? periodNeeds(said, emptyDraft(service, ''), context) : []),
  ];
};

/**
 * The SOP is accepted and the form opens (Pasal 8(2)c); version and time of the acceptance go into the draft, and so does what
 * the sentence that asked for the service said of it.
 */
export const agree = (service: Service, said: string | undefined, context: Context): Move => {
  const empty = agreed(service, context);
  const move = said === undefined ? null : opened(said, empty, context);
  const draft = move?.draft ?? empty;
  const keys = hasFiled(context)
    ? knownKeys(service, draft, fact(context, { fact: 'known_answers' }), context)
    : [];
  return {
    ...move,
    to: nextPlace({ ...context, draft }),
    draft,
    session: {
      ...move?.session,
      draftId: draft.id,
      known: keys.length > 0 ? { draftId: draft.id, keys } : undefined,
    },
  };
};
