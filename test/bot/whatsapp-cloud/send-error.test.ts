import { expect, test } from 'vitest';
import { refusal } from '../../../bot/channels/kit/refusal.ts';
import { errorOf, errorOfTrouble } from '../../../bot/channels/whatsapp-cloud/send-error.ts';

test.each([
  [130_429, 400, 'slow_down', true],
  [131_056, 400, 'slow_down', true],
  [4, 400, 'slow_down', true],
  [80_007, 400, 'slow_down', true],
  [131_000, 500, 'transient', true],
  [131_016, 500, 'transient', true],
  [1, 400, 'transient', true],
  [2, 503, 'transient', true],
  [133_004, 503, 'transient', true],
  [131_047, 400, 'too_old', false],
  [132_001, 404, 'too_old', false],
  [132_015, 400, 'too_old', false],
  [131_049, 400, 'too_old', false],
  [131_026, 400, 'gone', false],
  [100, 400, 'bad_request', false],
  [131_009, 400, 'bad_request', false],
  [131_051, 400, 'bad_request', false],
  [131_052, 400, 'bad_request', false],
  [190, 401, 'account', true],
  [10, 403, 'account', true],
  [200, 403, 'account', true],
  [368, 403, 'account', true],
  [131_031, 403, 'account', true],
  [131_042, 400, 'account', true],
  [133_010, 400, 'account', true],
  [987_654, 400, 'bad_request', false],
  [987_654, 500, 'transient', true],
  [null, 401, 'account', true],
  [null, 402, 'account', true],
  [null, 429, 'slow_down', true],
  [null, 502, 'transient', true],
  [null, 404, 'bad_request', false],
] as const)('error %s with HTTP %s is %s, tried again: %s', (code, status, error, retryable) => {
  expect(refusal(errorOf(code, status))).toEqual({ ok: false, error, retryable });
});

test('a call nobody answered may have been heard, unless nobody was reached', () => {
  expect(errorOfTrouble({ kind: 'network', sent: true, code: 'ECONNRESET' })).toBe('unknown');
  expect(errorOfTrouble({ kind: 'network', sent: false, code: 'ECONNREFUSED' })).toBe('transient');
});
