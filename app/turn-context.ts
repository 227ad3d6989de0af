import { randomBytes, randomUUID } from 'node:crypto';
import { actingOn } from '../domain/acting-head.ts';
import { cityDate } from '../domain/city-time.ts';
import { placed, type StaffMember } from '../domain/role.ts';
import type { Units } from '../domain/unit.ts';
import type { Draft } from '../flows/features/form/draft.ts';
import type { Settings } from '../flows/settings.ts';
import type { Context } from '../flows/kernel/context.ts';
import { newSession, Session } from '../flows/conversation.ts';
import type { CapabilitiesOf } from './channel.ts';
import type { LiveCatalogue } from './city/live-city.ts';
import { sealedPlaces } from './places.ts';
import { restoredSession } from './stored-session.ts';
import { draftOfRow } from './db/draft-row.ts';
import { hasAccepted } from './db/duties.ts';
import type { Person } from './db/load-turn.ts';
import type { Vault } from './vault.ts';

type House = {
  catalogue: LiveCatalogue;
  settings: Settings;
  vault: Vault;
  tz: string;
  publicUrl: string;
  can: CapabilitiesOf;
};

/** A session stored by a version that knew other places is not thrown away with its draft: the person starts at the menu. */
export const sessionOf = (stored: unknown): Session => {
  const state = restoredSession(stored);
  if (state === null) return newSession;
  const read = Session.safeParse(state);
  if (read.success) return read.data;
  const draftId = (state as { draftId?: unknown }).draftId;
  return { ...newSession, at: { name: 'menu' }, draftId: typeof draftId === 'string' ? draftId : null };
};

/** The member of staff, with the head's office on the days they stand in; nobody while they have not accepted their duties. */
const memberOf = ({ staff, acting }: Person, today: string, units: Units): StaffMember | null => {
  if (!staff || !hasAccepted(staff.duties_version)) return null;
  const { id, name, role, unit } = staff;
  const member = placed({ id, name, role, unit }, units);
  const kind = actingOn(acting ?? [], today);
  return kind ? { ...member, acting: kind } : member;
};

/** Chance for whoever asks, the same each time the step is run; few turns do. */
const fresh = (): Context['fresh'] => {
  let [draftId, token]: (string | undefined)[] = [];
  return {
    get draftId() {
      return (draftId ??= randomUUID());
    },
    get token() {
      return (token ??= randomBytes(32).toString('base64url'));
    },
  };
};

/** The form somebody is in, opened. */
export const draftOf = ({ draft }: Person, vault: Vault): Draft | null =>
  draft === null ? null : draftOfRow(draft, vault);

/** Everything a step may look at, from the turn's row and form; the facts come as it asks for them. */
export const contextOf = (
  row: Person,
  draft: Draft | null,
  now: Date,
  { catalogue, settings, vault, tz, publicUrl, can }: House,
): Omit<Context, 'facts' | 'places'> => ({
  now,
  tz,
  publicUrl,
  // A turn goes by one version of the city from its beginning to its end.
  catalogue: catalogue.now(),
  settings,
  can: can({ channel: row.channel, account: row.chatAccount }),
  contact: {
    id: row.contact.id,
    name: row.contact.name,
    phone: row.contact.phone,
    institution: row.contact.institution,
    email: row.contact.email,
    detailsConfirmed: row.contact.details_confirmed,
    privacyVersion: row.contact.privacy_version,
    remindersOff: row.contact.reminders_off,
    channelPhone: row.phone,
    employee: row.employee && {
      ...row.employee,
      nip: vault.open(row.employee.nip, sealedPlaces.employeeNip(row.employee.id)),
    },
    staff: memberOf(row, cityDate(now, tz), catalogue.city.units),
    ...(row.staff && !hasAccepted(row.staff.duties_version) ? { owesDuties: true } : {}),
  },
  draft,
  openDrafts: (row.open ?? []).map(({ id, service, expires_at }) => ({
    id,
    service,
    expiresAt: new Date(expires_at).toISOString(),
  })),
  closed: row.closed ?? {},
  lastSeenAt: row.seenAt,
  fresh: fresh(),
});
