import { newSession } from '../../flows/conversation.ts';
import { deskContext } from '../../app/desk-context.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** A step on a request, or whatever else is done with it, as the chat's dialogues, readers and texts look at it. */
export const stepScene = (
  needs: DeskNeeds,
  { staff, contactId }: Member,
  request: RequestView,
  action: string,
): StepScene => ({
  request,
  staff,
  service: serviceFace(needs, request.service),
  session: newSession,
  context: deskContext({ ...needs, now: needs.clock(), staff, contactId }),
  at: {
    name: 'staff',
    action,
    requestId: request.id,
    version: request.version,
    stage: '',
    picked: [],
    reasons: {},
  },
});
