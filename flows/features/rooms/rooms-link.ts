import { isIsoDate } from '../../../domain/iso-date.ts';
import type { Option } from '../../kernel/message.ts';

/** What a button about rooms shows, or has drawn. */
export type RoomsLook =
  | { opens: 'day'; date: string }
  | { opens: 'week'; date: string }
  | { opens: 'picture'; date: string; days: number };

/** What a button about rooms opens or does; days are ISO dates in the city. */
export type RoomsLink = RoomsLook | { opens: 'block' } | { opens: 'release'; blockId: string };

/** The id of a button about rooms; whatever was shown since, it does the same. */
const roomsOptionId = (link: RoomsLink): string => {
  if (link.opens === 'block') return 'act.jr.block';
  if (link.opens === 'release') return `act.jr.release.${link.blockId}`;
  if (link.opens === 'picture') return `act.jr.picture.${link.date}.${link.days}`;
  return `act.jr.${link.opens}.${link.date}`;
};

/** A button about rooms. */
export const roomsOption = (label: string, link: RoomsLink): Option => ({ id: roomsOptionId(link), label });

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an option id opens or does; null when it is none of these buttons. */
export const readRoomsLink = (id: string): RoomsLink | null => {
  const [act, jr, opens, value = '', days = ''] = id.split('.');
  if (act !== 'act' || jr !== 'jr') return null;
  if (opens === 'block') return { opens };
  if (opens === 'release') return uuid.test(value) ? { opens, blockId: value } : null;
  if (!isIsoDate(value)) return null;
  if (opens === 'day' || opens === 'week') return { opens, date: value };
  return opens === 'picture' && /^[1-7]$/.test(days) ? { opens, date: value, days: Number(days) } : null;
};
