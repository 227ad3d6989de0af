import type { SendError } from '../../../app/channel.ts';
import type { Trouble } from './port.ts';

/**
 * What Meta's error codes mean to the channel port. Source: WhatsApp Business Platform, Error codes
 * (developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes), as of May 2026.
 */
const errorOfCode: Record<number, SendError> = {
  0: 'account', // the token could not be authenticated
  1: 'transient', // unknown error
  2: 'transient', // down or overloaded
  3: 'account', // capability or permission missing
  4: 'slow_down', // too many calls of the app
  10: 'account', // permission missing
  33: 'account', // the number was deleted
  100: 'bad_request', // invalid parameter
  190: 'account', // the token has expired
  368: 'account', // blocked for violating a policy
  80007: 'slow_down', // too many calls of the account
  130429: 'slow_down', // too many messages of the number
  130472: 'too_old', // the person is part of an experiment: only answers reach them
  130497: 'account', // restricted from this country
  131000: 'transient', // something went wrong
  131005: 'account', // access denied
  131008: 'bad_request', // parameter missing
  131009: 'bad_request', // parameter value not valid
  131016: 'transient', // service unavailable
  131021: 'bad_request', // to our own number
  131026: 'gone', // undeliverable: no WhatsApp, blocked us, old version
  131030: 'gone', // a test number writes to listed recipients only
  131031: 'account', // account locked
  131037: 'account', // the display name needs approval
  131042: 'account', // payment
  131045: 'account', // number not registered
  131047: 'too_old', // more than 24 hours
  131048: 'account', // restricted because people blocked or reported the number
  131049: 'too_old', // Meta chose not to deliver
  131050: 'too_old', // the person stopped such messages
  131051: 'bad_request', // unsupported kind of message
  131052: 'bad_request', // media could not be fetched
  131053: 'bad_request', // media could not be uploaded
  131056: 'slow_down', // too many messages to this person
  131057: 'transient', // account in maintenance
  133004: 'transient', // server unavailable
  133010: 'account', // number not registered
  133015: 'transient', // number being deleted, try again later
};

/** Families of codes: permissions (200 to 299), registration (133xxx), templates (132xxx: it waits for the person). */
const families: { from: number; to: number; error: SendError }[] = [
  { from: 200, to: 299, error: 'account' },
  { from: 132_000, to: 132_999, error: 'too_old' },
  { from: 133_000, to: 133_999, error: 'account' },
];

/** A Solution Provider's own refusals have no code of Meta's. */
const errorOfStatus = (status: number): SendError => {
  if (status === 429) return 'slow_down';
  if ([401, 402, 403].includes(status)) return 'account';
  return status >= 500 || status === 408 ? 'transient' : 'bad_request';
};

const familyOf = (code: number): SendError | undefined =>
  families.find(({ from, to }) => code >= from && code <= to)?.error;

/** What an error code means, in an answer or in a status that came later; `status` decides about codes nobody knows. */
export const errorOf = (code: number | null, status = 400): SendError =>
  (code === null ? undefined : (errorOfCode[code] ?? familyOf(code))) ?? errorOfStatus(status);

/** Whether a code is on the list; only such are counted by name. */
export const isKnownCode = (code: number): boolean => code in errorOfCode || familyOf(code) !== undefined;

/** Whether a template was refused as such: it is not approved, paused, or changed. */
export const isTemplateRefusal = (trouble: Trouble): boolean =>
  trouble.kind === 'api' && trouble.code !== null && trouble.code >= 132_000 && trouble.code <= 132_999;

/** Too many messages to this one person, which is no reason to let others wait. */
export const isAboutOneChat = (trouble: Trouble): boolean =>
  trouble.kind === 'api' && trouble.code === 131_056;

/** Meta's refusal in the words of the channel port. */
export const errorOfTrouble = (trouble: Trouble): SendError => {
  if (trouble.kind === 'network') return trouble.sent ? 'unknown' : 'transient';
  return errorOf(trouble.code, trouble.status);
};
