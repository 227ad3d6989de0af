import { formVersion, sopVersion } from '../../catalogue/form-version.ts';
import { catalogueTexts } from '../../catalogue/texts.ts';
import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { sopTexts } from './texts.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Draft } from '../form/draft.ts';
import { findDraft, nextPlace, serviceOf, touched } from '../form/form.ts';
import type { Message } from '../../kernel/message.ts';
import type { Place } from '../../kernel/place.ts';
import { draftNeeds } from '../form/needs.ts';
import { fitDraft } from '../form/fit-draft.ts';
import type { Service } from '../../catalogue/service.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import { whyUnusable } from '../form/usable-drafts.ts';

const sopAt = z.strictObject({
  name: z.literal('sop'),
  service: z.string(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    sop: z.infer<typeof sopAt>;
  }
}

/** One screen of an old phone; a longer SOP is shown in parts, broken between steps. */
const screen = 800;

const parts = (service: Service): string[] => {
  const steps = service.sop.map((step, index) => `${index + 1}. ${step}`);
  const lines = [
    sopTexts.title(service.title, service.version),
    ...steps,
    ...(service.sopStatus === 'draft' ? [`_${catalogueTexts.draftLine}_`] : []),
  ];
  return lines.reduce<string[]>((texts, line) => {
    const last = texts.at(-1);
    if (last === undefined || last.length + line.length > screen) return [...texts, line];
    return [...texts.slice(0, -1), `${last}\n${line}`];
  }, []);
};

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

/** The SOP, to be accepted before the form opens (Pasal 8(2)c); version and time of the acceptance go into the draft. */
export const sop: Place<'sop'> = {
  name: 'sop',
  at: sopAt,
  needs: (at, event, context) => {
    const begun = event && begunOf(at.service, context);
    return begun ? draftNeeds(begun.id, context) : [];
  },

  show(at, context, session) {
    const all = parts(serviceOf(context, at.service));
    // Who has just read it is only asked again.
    const texts = session.wrong > 0 ? [] : all;
    const before: Message[] = texts.slice(0, -1).map((text) => ({ text }));
    return {
      messages: [
        ...before,
        {
          text: [...texts.slice(-1), sopTexts.question].join('\n\n'),
          options: [
            { id: 'agree', label: buttons.agree },
            { id: 'disagree', label: buttons.disagree },
            { id: 'back', label: buttons.back, kind: 'nav' },
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    if (choice === 'back') return { to: { name: 'card', service: at.service } };
    const words = event.kind === 'text' ? event.text : '';
    if (choice === 'disagree' || disagrees(words)) return { to: { name: 'menu' }, intro: sopTexts.declined };
    if (choice !== 'agree' && !agrees(words)) return null;
    const service = serviceOf(context, at.service);
    const draft = agreed(service, context);
    const confirm = service.audience === 'external' && context.contact.detailsConfirmed;
    return {
      to: confirm ? { name: 'details', key: 'confirm' } : nextPlace({ ...context, draft }),
      draft,
      session: { draftId: draft.id },
    };
  },
};
