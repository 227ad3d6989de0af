import type { Contact } from '../../kernel/context.ts';

/** What a person may change of what is known about them. */
export type ContactChanges = Partial<
  Pick<
    Contact,
    'name' | 'phone' | 'institution' | 'email' | 'detailsConfirmed' | 'privacyVersion' | 'remindersOff'
  >
>;

declare module '../../kernel/context.ts' {
  /** External applicants confirm `name` … `email` once and reuse them. */
  interface Contact {
    name: string | null;
    phone: string | null;
    institution: string | null;
    email: string | null;
    /** The person has been asked for name, phone, institution and email, and has answered or skipped each. */
    detailsConfirmed: boolean;
    privacyVersion: string | null;
    remindersOff: boolean;
    /** The number the channel itself proves; E.164. */
    channelPhone: string | null;
  }
}

declare module '../../kernel/effect.ts' {
  interface Effects {
    save_contact: { changes: ContactChanges };
  }
}
