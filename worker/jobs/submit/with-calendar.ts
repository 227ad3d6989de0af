import { randomUUID } from 'node:crypto';
import { ownCalendarFile } from '../../../app/calendar/own-calendar-file.ts';
import { endOrder, orderDocument } from '../../../app/db/document-orders.ts';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { calendarHint } from '../../../flows/bookings/texts.ts';
import type { RequestView } from '../../../flows/engine/context.ts';
import type { Message } from '../../../flows/engine/message.ts';
import type { Service } from '../../../flows/engine/service.ts';
import type { WorkerNeeds } from '../../needs.ts';

/** A confirmation with the calendar file of what its request holds, if it holds anything; the file is thrown away as all documents are. */
export const withCalendar = async (
  tx: Prisma.TransactionClient,
  message: Message,
  { request, service }: { request: RequestView; service: Service },
  { files, clock, tz }: WorkerNeeds,
): Promise<Message> => {
  const now = clock();
  const file = ownCalendarFile(request, service, { now, tz });
  if (!file) return message;
  const { name, mime, bytes } = file;
  const sha256 = await files.put(bytes);
  const id = randomUUID();
  const document = { kind: 'calendar' as const, requestId: request.id };
  await orderDocument(tx, { id, contactId: request.contactId, document, at: now });
  await endOrder(tx, id, { at: now, sha256 });
  return { ...message, text: `${message.text}\n\n${calendarHint}`, file: { sha256, name, mime } };
};
