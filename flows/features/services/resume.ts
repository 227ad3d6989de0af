import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { reminderTexts } from '../reminders/index.ts';
import {
  findDraft,
  formTexts,
  nextItem,
  progress,
  resumeDraft,
  resumeNeeds,
  serviceOf,
  until,
} from '../form/index.ts';
import { chosen } from '../../kernel/chosen.ts';
import { agrees, comesLater, disagrees, goesOn } from '../../kernel/spoken.ts';
import type { Place } from '../../kernel/place.ts';

const resumeAt = z.strictObject({
  name: z.literal('resume'),
  service: z.string(),
  draftId: z.string(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    resume: z.infer<typeof resumeAt>;
  }
}

/** An unsent draft of this service exists: go on with it or start anew. */
export const resume: Place<'resume'> = {
  name: 'resume',
  at: resumeAt,
  needs: resumeNeeds,

  show(at, context) {
    const service = serviceOf(context, at.service);
    const draft = findDraft(at.draftId, context);
    const where = draft ? progress(service, draft, nextItem(service, draft)?.key ?? '') : '';
    return {
      messages: [
        {
          text: draft ? formTexts.resumeQuestion(service.title, where, until(draft, context)) : service.title,
          options: [
            { id: 'resume', label: buttons.resume },
            ...(draft?.requestId ? [] : [{ id: 'fresh', label: buttons.fresh }]),
          ],
        },
      ],
    };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? event.text : '';
    if (choice === 'resume' || agrees(words) || goesOn(words)) return resumeDraft(at.draftId, context);
    if (disagrees(words) || comesLater(words))
      return { to: { name: 'start' }, quiet: true, say: [{ text: formTexts.keptForLater }] };
    if (choice === 'fresh') return { to: { name: 'start_over', service: at.service, draftId: at.draftId } };
    if (choice === 'stop')
      return {
        to: at,
        quiet: true,
        contact: { remindersOff: true },
        effects: [{ type: 'say', message: { text: reminderTexts.remindersStopped } }],
      };
    return null;
  },
};
