import type { SendError } from '../../../app/channel.ts';
import { refusal, type Refusal } from '../kit/refusal.ts';
import type { Trouble } from './port.ts';

/** What Telegram says in words only, by code; the first that fits counts. */
const words: { code: number; says: RegExp; error: SendError }[] = [
  { code: 403, says: /deactivated|chat was deleted/i, error: 'gone' },
  { code: 403, says: /./, error: 'blocked' },
  {
    code: 400,
    says: /chat not found|user not found|PEER_ID_INVALID|upgraded to a supergroup|INPUT_USER_DEACTIVATED/i,
    error: 'gone',
  },
  {
    code: 400,
    says: /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|USER_IS_BLOCKED/i,
    error: 'blocked',
  },
  { code: 400, says: /too old|can't be edited|to edit not found|MESSAGE_ID_INVALID/i, error: 'too_old' },
];

const errorOf = (trouble: Trouble): SendError => {
  if (trouble.kind === 'network') return trouble.sent ? 'unknown' : 'transient';
  const { code, description } = trouble;
  if (code === 429) return 'slow_down';
  // A token that is refused (401, 404) is mended by whoever runs this; until then the messages wait.
  if (code >= 500 || code === 401 || code === 404 || code === 409) return 'transient';
  return words.find((each) => each.code === code && each.says.test(description))?.error ?? 'bad_request';
};

/** Telegram's refusal in the words of the channel port. */
export const refusalOf = (trouble: Trouble): Refusal => {
  const error = errorOf(trouble);
  if (error !== 'slow_down') return refusal(error);
  const seconds = trouble.kind === 'api' ? trouble.retryAfter : undefined;
  return refusal(error, (seconds ?? 1) * 1000);
};

/** Whether Telegram could not read our markup: then the words go out without it. */
export const isUnreadableMarkup = (trouble: Trouble): boolean =>
  trouble.kind === 'api' && trouble.code === 400 && /can't parse/i.test(trouble.description);
