import type { Database } from './open.ts';

/** Whether a contact wants no reminders; false for one that is not known. */
export const wantsNoReminders = async (
  { prisma }: Pick<Database, 'prisma'>,
  contactId: string,
): Promise<boolean> => (await prisma.contact.count({ where: { id: contactId, remindersOff: true } })) > 0;
