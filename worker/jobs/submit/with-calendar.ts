import { randomUUID } from 'node:crypto';
import { ownCalendarFile } from '../../../app/calendar/own-calendar-file.ts';
import { endOrder, orderDocument } from '../../../app/db/document-orders.ts';
import type { Tx } from '../../../app/db/transaction.ts';
import { isDiskTrouble } from '../../../app/files.ts';
import { bookingTexts } from '../../../flows/features/bookings/texts.ts';
import type { RequestView } from '../../../flows/features/requests/request.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import type { Service } from '../../../flows/catalogue/service.ts';
import type { WorkerNeeds } from '../../needs.ts';

/** Nobody waits for their number because the disk is full. */
const putOrNothing = async (
  bytes: Buffer,
  owner: string,
  { files, log }: Pick<WorkerNeeds, 'files' | 'log'>,
): Promise<string | null> => {
  try {
    return await files.put(bytes, { owner });
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    log.error({ err: error }, 'the disk does not take a calendar file');
    return null;
  }
};

/**
 * A confirmation with the calendar file of what its request holds, or of what it no longer does, as against `before`, to
 * take it out; without one when there is neither. The file is thrown away as all documents are.
 */
export const withCalendar = async (
  tx: Tx,
  message: Message,
  { request, before, service }: { request: RequestView; before?: RequestView; service: Service },
  { files, clock, tz, log, catalogue }: WorkerNeeds,
): Promise<Message> => {
  const now = clock();
  const { resources } = catalogue.city;
  const held = ownCalendarFile(request, service, { now, tz, resources });
  const { version } = request;
  const file =
    held ??
    (before && ownCalendarFile({ ...before, version }, service, { now, tz, resources, cancelled: true }));
  if (!file) return message;
  const { name, mime, bytes } = file;
  const sha256 = await putOrNothing(bytes, request.contactId, { files, log });
  if (sha256 === null) return message;
  const id = randomUUID();
  const document = { kind: 'calendar' as const, requestId: request.id };
  await orderDocument(tx, { id, contactId: request.contactId, document, at: now });
  await endOrder(tx, id, { at: now, sha256 });
  const hint = held ? bookingTexts.calendarHint : bookingTexts.cancelledCalendarText(request.number);
  return { ...message, text: `${message.text}\n\n${hint}`, file: { sha256, name, mime } };
};
