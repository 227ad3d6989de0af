import { places } from '../flows/conversation.ts';
import type { StaffMember } from '../domain/role.ts';
import { wantKey, type Want } from '../flows/kernel/fact.ts';
import type { Context } from '../flows/kernel/context.ts';
import type { Settings } from '../flows/settings.ts';
import type { LiveCatalogue } from './city/live-city.ts';
import type { LoadFact } from './facts.ts';

type Parts = {
  now: Date;
  tz: string;
  publicUrl: string;
  catalogue: LiveCatalogue;
  settings: Settings;
  staff: StaffMember;
  contactId: string;
  facts?: ReadonlyMap<string, unknown>;
};

/** What the readers and texts of the chat look at, for a member of staff who sits at the desk on the web. */
export const deskContext = ({ staff, contactId, facts = new Map(), ...given }: Parts): Context => ({
  ...given,
  catalogue: given.catalogue.now(),
  facts,
  places,
  can: { buttons: true, grid: false, contactSharing: false, idsProvePhone: false },
  contact: {
    id: contactId,
    name: staff.name,
    phone: null,
    institution: null,
    email: null,
    detailsConfirmed: true,
    privacyVersion: null,
    remindersOff: false,
    channelPhone: null,
    employee: null,
    staff,
  },
  draft: null,
  openDrafts: [],
  closed: {},
  lastSeenAt: null,
  fresh: { draftId: '', token: '' },
});

/** Answers wants as a turn has them answered; what depends on the first answers is asked for with them known. */
export const withFacts = async (
  context: Context,
  wantsOf: (context: Context) => readonly Want[],
  load: LoadFact,
): Promise<Context> => {
  const facts = new Map(context.facts);
  for (let round = 1; round <= 2; round += 1) {
    const wants = wantsOf({ ...context, facts }).filter((want) => !facts.has(wantKey(want)));
    const answers = await Promise.all(wants.map((want) => load(want, context.contact.id)));
    wants.forEach((want, at) => facts.set(wantKey(want), answers[at]));
  }
  return { ...context, facts };
};
