import { formVersion, sopVersion } from '../../catalogue/form-version.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import {
  type Draft,
  draftNeeds,
  findDraft,
  fitDraft,
  nextPlace,
  touched,
  whyUnusable,
} from '../form/index.ts';

const emptyDraft = (service: Service, id: string): Draft => ({
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

/** What has to be known to open the form: a draft of it that is begun already. */
export const agreeNeeds = (code: string, context: Context): Want[] => {
  const begun = begunOf(code, context);
  return begun ? draftNeeds(begun.id, context) : [];
};

/** The SOP is accepted and the form opens (Pasal 8(2)c); version and time of the acceptance go into the draft. */
export const agree = (service: Service, context: Context): Move => {
  const draft = agreed(service, context);
  const confirm = service.audience === 'external' && context.contact.detailsConfirmed;
  return {
    to: confirm ? { name: 'details', key: 'confirm' } : nextPlace({ ...context, draft }),
    draft,
    session: { draftId: draft.id },
  };
};
