import type { Feature } from '../../kernel/feature.ts';
import { buttons } from '../../labels.ts';
import type { MenuEntry } from '../services/index.ts';
import { staff } from './dialogue-step.ts';
import { staffReadersNeeds } from './needs.ts';
import { postedNeeds, postedStep, takePosted } from './posted-step.ts';
import { pressAct } from './staff-step.ts';

export { readStaff } from './staff-step.ts';

/** The staff's side: the list of requests, looks at one, and the steps on it. */
export const steps: Feature = {
  places: [staff],
  buttons: { act: pressAct },
  events: [postedStep],
  house: { desk_step: takePosted },
  needs: [
    { when: { contact: 'staff' }, wants: staffReadersNeeds },
    { when: { events: ['desk_step'] }, wants: postedNeeds },
  ],
};

/** The list of requests, in the menu of staff. */
export const inboxEntry: MenuEntry = {
  option: () => ({ id: 'inbox', label: buttons.staffInbox }),
  may: ({ contact }) => contact.staff !== null,
};
