import { bareDigits } from './digits.ts';
import { isIsoDate } from './iso-date.ts';

/** A NIP as people write it, without its spaces, dots and dashes and with plain digits. */
export const normalizeNip = (text: string): string => bareDigits(text);

const pns = (month: number): boolean => month >= 1 && month <= 12;

/**
 * PPPK, appointed since 2019 (PP 49/2018), carry a number of contracts where PNS carry the month. It starts at 21, so
 * 13–20 are a mistyped month; below 13 the two cannot be told apart and need not be.
 */
const pppk = (year: number, contracts: number): boolean => year >= 2019 && contracts >= 21;

/** Why a text is no NIP (civil servant's number: birth date, appointment, sex, serial; 18 digits, BKN 43/2007), or null when it is one. */
export const nipTrouble = (
  text: string,
): null | 'length' | 'letters' | 'birth_date' | 'appointment' | 'sex' => {
  const nip = normalizeNip(text);
  if (/[^0-9]/.test(nip)) return 'letters';
  if (nip.length !== 18) return 'length';
  const birthYear = Number(nip.slice(0, 4));
  if (birthYear < 1900 || !isIsoDate(`${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`))
    return 'birth_date';
  const year = Number(nip.slice(8, 12));
  const month = Number(nip.slice(12, 14));
  if (year <= birthYear || year > 2099 || !(pns(month) || pppk(year, month))) return 'appointment';
  return /[12]/.test(nip.charAt(14)) ? null : 'sex';
};

/** A NIP with all but its last four digits starred, as staff see it in a chat. */
export const maskNip = (nip: string): string => normalizeNip(nip).slice(-4).padStart(18, '*');
