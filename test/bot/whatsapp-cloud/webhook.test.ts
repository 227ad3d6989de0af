import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { webhookRoutes, type WebhookOutcome } from '../../../bot/channels/whatsapp-cloud/webhook.ts';
import { createHttp } from '../../../bot/http.ts';

let app: FastifyInstance;
let taken: unknown[];
let counted: WebhookOutcome[];
let failing: boolean;
let off: boolean;
beforeEach(async () => {
  [taken, counted, failing, off] = [[], [], false, false];
  app = createHttp({ log: pino({ level: 'silent' }), publicUrl: 'https://teman.example.go.id' });
  await webhookRoutes(app, {
    appSecret: 'rahasia',
    verifyToken: 'kata',
    async take(body) {
      if (failing) throw new Error('The database is away');
      taken.push(body);
    },
    count: (outcome) => void counted.push(outcome),
    isOff: () => off,
  });
});
afterEach(() => app.close());

const url = '/webhooks/whatsapp';
const signed = (body: string | Buffer, secret = 'rahasia'): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const post = async (
  payload: string | Buffer,
  signature?: string,
  type = 'application/json',
): Promise<number> => {
  const headers = { 'content-type': type, ...(signature && { 'x-hub-signature-256': signature }) };
  return (await app.inject({ method: 'POST', url, payload, headers })).statusCode;
};

describe('the handshake', () => {
  const ask = (query: Record<string, string>) => app.inject({ url, query });
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 'kata', 'hub.challenge': '1158201444' };

  test('who knows the word gets the challenge back, as plain text', async () => {
    const response = await ask(right);
    expect([response.statusCode, response.body]).toEqual([200, '1158201444']);
    expect(response.headers['content-type']).toContain('text/plain');
  });

  test.each([
    { ...right, 'hub.verify_token': 'kata2' },
    { ...right, 'hub.mode': 'unsubscribe' },
    { ...right, 'hub.challenge': '<script>alert(1)</script>' },
    {},
  ])('anybody else nothing: %o', async (query) => {
    const response = await ask(query as Record<string, string>);
    expect([response.statusCode, response.body]).toEqual([403, '']);
  });
});

describe('a webhook', () => {
  // Spaces, escapes and order are Meta's: the signature is of the bytes, not of what they say.
  const body = '{ "object":"whatsapp_business_account",\n"entry":[], "note":"caf\\u00e9 \\/"}';

  test('signed over its bytes is taken', async () => {
    expect(await post(body, signed(body))).toBe(200);
    expect(taken).toEqual([{ object: 'whatsapp_business_account', entry: [], note: 'café /' }]);
    expect(counted).toEqual(['taken']);
  });

  test.each([
    ['without a signature', undefined],
    ['signed with another secret', signed(body, 'lain')],
    ['signed for another body', signed(`${body} `)],
    ['with the bare hash', signed(body).slice(7)],
    ['with the old kind of signature', `sha1=${createHmac('sha1', 'rahasia').update(body).digest('hex')}`],
    ['with something as a signature', 'sha256='],
  ])('%s is refused, counted and not even read', async (_, signature) => {
    expect(await post(body, signature)).toBe(401);
    expect([taken, counted]).toEqual([[], ['forged']]);
  });

  test('of any kind is refused without a signature, whatever it says it is', async () => {
    expect(await post('not json', undefined, 'text/plain')).toBe(401);
    expect(await post('', undefined)).toBe(401);
  });

  test('that is signed and no JSON is not brought again', async () => {
    expect(await post('{', signed('{'))).toBe(200);
    expect(taken).toEqual([null]);
  });

  test('that could not be stored is answered so that it comes again', async () => {
    failing = true;
    expect(await post(body, signed(body))).toBe(500);
    expect(counted).toEqual(['failed']);
  });

  test('is kept by Meta while the channel is switched off; a forged one is still refused', async () => {
    off = true;
    expect(await post(body, signed(body))).toBe(503);
    expect(await post(body)).toBe(401);
    expect([taken, counted]).toEqual([[], ['off', 'forged']]);
  });

  test('may be as large as Meta makes them, and not larger', async () => {
    const large = JSON.stringify({ pad: 'x'.repeat(3 * 1024 * 1024) });
    expect(await post(large, signed(large))).toBe(200);
    const tooLarge = JSON.stringify({ pad: 'x'.repeat(5 * 1024 * 1024) });
    expect(await post(tooLarge, signed(tooLarge))).toBe(413);
  });

  test('leaves other routes’ bodies as they are', async () => {
    app.post('/other', (request) => ({ got: request.body }));
    expect((await app.inject({ method: 'POST', url: '/other', payload: { a: 1 } })).json()).toEqual({
      got: { a: 1 },
    });
  });
});
