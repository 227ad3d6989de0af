import { expect, test } from 'vitest';
import { isUnreadableMarkup, refusalOf } from '../../../bot/channels/telegram/send-error.ts';

test.each([
  [403, 'Forbidden: bot was blocked by the user', 'blocked', false],
  [403, "Forbidden: bot can't initiate conversation with a user", 'blocked', false],
  [403, 'Forbidden: user is deactivated', 'gone', false],
  [400, 'Bad Request: chat not found', 'gone', false],
  [400, 'Bad Request: message to edit not found', 'too_old', false],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'blocked', false],
  [400, "Bad Request: can't parse entities: Unsupported start tag", 'bad_request', false],
  [400, 'Bad Request: message is too long', 'bad_request', false],
  [413, 'Request Entity Too Large', 'bad_request', false],
  [401, 'Unauthorized', 'transient', true],
  [500, 'Internal Server Error', 'transient', true],
  [502, 'Bad Gateway', 'transient', true],
] as const)('%i %s is %s', (code, description, error, retryable) => {
  expect(refusalOf({ kind: 'api', code, description })).toEqual({ ok: false, error, retryable });
});

test('429 says how long to wait', () => {
  const trouble = {
    kind: 'api' as const,
    code: 429,
    description: 'Too Many Requests: retry after 7',
    retryAfter: 7,
  };
  expect(refusalOf(trouble)).toEqual({ ok: false, error: 'slow_down', retryable: true, retryAfterMs: 7000 });
});

test('without an answer it may have arrived, unless Telegram was never reached', () => {
  expect(refusalOf({ kind: 'network', sent: true, code: 'ECONNRESET' }).error).toBe('unknown');
  expect(refusalOf({ kind: 'network', sent: false, code: 'ECONNREFUSED' }).error).toBe('transient');
});

test('markup Telegram cannot read is known', () => {
  expect(
    isUnreadableMarkup({ kind: 'api', code: 400, description: "Bad Request: can't parse entities: x" }),
  ).toBe(true);
  expect(isUnreadableMarkup({ kind: 'api', code: 400, description: 'Bad Request: chat not found' })).toBe(
    false,
  );
});
