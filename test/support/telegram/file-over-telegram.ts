import { type CatalogueService, type Filed, fileService } from '../file-service.ts';
import { phoneOf } from './phone-of.ts';
import type { Person } from './person.ts';

/**
 * Files one service over Telegram from "menu" to the tracking number, as the simulator's driver does: an invalid answer
 * first wherever there is one, buttons only where buttons are offered, sensitive items over the secure page.
 */
export const fileOverTelegram = (person: Person, service: CatalogueService, mark = 1): Promise<Filed> =>
  fileService(phoneOf(person), service, mark);
