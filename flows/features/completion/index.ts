import type { Feature } from '../../kernel/feature.ts';
import { ownRequest } from '../requests/index.ts';
import { oneStatus } from '../status/index.ts';
import { openCompletion } from './completion.ts';
import { completeNeeds } from './needs.ts';

export { openCompletion } from './completion.ts';
export { completionNeeds } from './needs.ts';
export { remindCompletion } from './remind-completion.ts';
export { keepWaiting, remindAgain } from './waiting-applicant.ts';

/** Completing what an operator found lacking, from a button that works at any time. */
export const completion: Feature = {
  needs: [{ when: { buttons: ['complete'] }, wants: completeNeeds }],
  buttons: {
    complete: (option, { context }) => {
      const request = ownRequest(option.slice('complete.'.length), context);
      if (request?.state === 'needs_completion') return openCompletion(request, context);
      return request ? oneStatus(request.number, context) : { to: { name: 'status' } };
    },
  },
};
