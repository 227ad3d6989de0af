import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, type WhatsappCloudConfig } from '../../../app/config.ts';
import { openCloudApi } from '../../../bot/channels/whatsapp-cloud/api.ts';
import { openDownloads } from '../../../bot/channels/whatsapp-cloud/download.ts';
import { GraphTrouble, type Trouble } from '../../../bot/channels/whatsapp-cloud/port.ts';
import { mediaRef } from '../../../bot/channels/whatsapp-cloud/read-message.ts';

const configOf = (env: NodeJS.ProcessEnv): WhatsappCloudConfig =>
  readConfig({
    WHATSAPP_MODE: 'cloud',
    WHATSAPP_CLOUD_TOKEN: 'SECRET-token',
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: '1065',
    WHATSAPP_CLOUD_APP_SECRET: 's',
    WHATSAPP_CLOUD_VERIFY_TOKEN: 'v',
    ...env,
  }).whatsapp as WhatsappCloudConfig;

const meta = 'https://graph.facebook.com';
const api = openCloudApi(configOf({}));
const signal = AbortSignal.timeout(10_000);
const text = { type: 'text' as const, text: { body: 'Halo', preview_url: false as const } };

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  expect(left).toEqual([]);
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const withToken = { reqheaders: { authorization: 'Bearer SECRET-token' } };
const messages = (body: nock.RequestBodyMatcher) => nock(meta, withToken).post('/v24.0/1065/messages', body);
const troubleOf = async (work: Promise<unknown>): Promise<Trouble> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof GraphTrouble)) throw new Error('no trouble');
  expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toMatch(
    /SECRET|62811/,
  );
  return error.trouble;
};

describe('calls', () => {
  test('a message goes to a number, or to a user id where the number is not known', async () => {
    const common = { messaging_product: 'whatsapp', recipient_type: 'individual', ...text };
    messages({ ...common, to: '62811' }).reply(200, { messages: [{ id: 'wamid.1' }] });
    messages({ ...common, recipient: 'ID.77' }).reply(200, { messages: [{ id: 'wamid.2' }] });
    expect(await api.send('62811', text, signal)).toBe('wamid.1');
    expect(await api.send('ID.77', text, signal)).toBe('wamid.2');
  });

  test('a message is marked as read, with the sign that an answer is being written', async () => {
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' };
    messages(read).reply(200, { success: true });
    messages({ ...read, typing_indicator: { type: 'text' } }).reply(200, { success: true });
    await api.markRead('wamid.1', false, signal);
    await api.markRead('wamid.1', true, signal);
  });

  test('a file is uploaded with its kind and name', async () => {
    nock(meta, withToken)
      .post(
        '/v24.0/1065/media',
        /name="messaging_product"\r\n\r\nwhatsapp\r\n[^]*name="type"\r\n\r\napplication\/pdf\r\n[^]*filename="hasil.pdf"\r\n[^]*%PDF/,
      )
      .reply(200, { id: 991 });
    const file = { name: 'hasil.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') };
    expect(await api.upload(file, signal)).toBe('991');
  });

  test('a Solution Provider is asked at its own address, with its own header', async () => {
    const provider = openCloudApi(
      configOf({
        WHATSAPP_CLOUD_API_ROOT: 'https://waba.provider.test/v1',
        WHATSAPP_CLOUD_AUTH_HEADER: 'D360-API-KEY: {token}',
      }),
    );
    nock('https://waba.provider.test', {
      reqheaders: { 'd360-api-key': 'SECRET-token' },
      badheaders: ['authorization'],
    })
      .post('/v1/1065/messages')
      .reply(200, { messages: [{ id: 'wamid.3' }] });
    expect(await provider.send('62811', text, signal)).toBe('wamid.3');
  });
});

describe('what goes wrong', () => {
  test('an error of Meta’s is its code, without its words', async () => {
    const error = { message: '(#131026) 62811 is not there', code: 131_026, fbtrace_id: 'Ab' };
    messages(/./).reply(400, { error });
    expect(await troubleOf(api.send('62811', text, signal))).toEqual({
      kind: 'api',
      status: 400,
      code: 131_026,
      trace: 'Ab',
    });
  });

  test('how long to wait is heard, and an answer that is no JSON has no code', async () => {
    messages(/./).reply(429, 'slow', { 'retry-after': '7' });
    expect(await troubleOf(api.send('62811', text, signal))).toEqual({
      kind: 'api',
      status: 429,
      code: null,
      retryAfterMs: 7000,
    });
  });

  test('a connection that breaks may have been heard, one that was never made not', async () => {
    messages(/./).replyWithError(Object.assign(new Error('62811 SECRET'), { code: 'ECONNRESET' }));
    expect(await troubleOf(api.send('62811', text, signal))).toMatchObject({ kind: 'network', sent: true });
    messages(/./).replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    expect(await troubleOf(api.send('62811', text, signal))).toMatchObject({ kind: 'network', sent: false });
    messages(/./).reply(200, { odd: true });
    expect(await troubleOf(api.send('62811', text, signal))).toMatchObject({ kind: 'network', sent: true });
  });

  test('nobody is followed to another address with our header', async () => {
    messages(/./).reply(302, '', { location: 'https://elsewhere.test/' });
    expect(await troubleOf(api.send('62811', text, signal))).toMatchObject({ kind: 'network' });
  });
});

describe('media', () => {
  const bytes = Buffer.from('%PDF surat');
  const ref = mediaRef({ id: '55', sha256: 'Y7Yz1QZJtBT0eYJ5E5fJwK7J5Z5bq0k0m0d0m0d0m0c=' });
  const free = mediaRef({ id: '55', sha256: undefined });
  const patience = { tryMs: 5000, totalMs: 1500 };
  const place = (url: string, more = {}) =>
    nock(meta, withToken)
      .get('/v24.0/55?phone_number_id=1065')
      .reply(200, { url, mime_type: 'application/pdf', id: '55', ...more });
  const fetchIt = (which = free, from = api) =>
    openDownloads(from, new AbortController().signal, patience)(which);

  test('bytes are fetched from Meta with the token', async () => {
    place('https://lookaside.fbsbx.com/whatsapp?mid=55');
    nock('https://lookaside.fbsbx.com', withToken).get('/whatsapp?mid=55').reply(200, bytes);
    expect(await fetchIt()).toEqual({ bytes });
  });

  test.each([
    'https://evil.test/whatsapp',
    'http://lookaside.fbsbx.com/whatsapp',
    'https://fbsbx.com.evil.test/',
    'http://127.0.0.1:9/secret',
    'file:///etc/passwd',
  ])('our token is shown to nobody at %s', async (url) => {
    place(url);
    expect(await fetchIt()).toEqual({ because: 'unavailable' });
  });

  test('a provider’s key is shown to the provider only, at the same path', async () => {
    const env = {
      WHATSAPP_CLOUD_API_ROOT: 'https://waba.provider.test/v1',
      WHATSAPP_CLOUD_AUTH_HEADER: 'D360-API-KEY: {token}',
    };
    const provider = openCloudApi(configOf(env));
    const withKey = { reqheaders: { 'd360-api-key': 'SECRET-token' } };
    nock('https://waba.provider.test', withKey)
      .get('/v1/55?phone_number_id=1065')
      .reply(200, { url: 'https://lookaside.fbsbx.com/whatsapp?mid=55', id: '55' })
      .get('/whatsapp?mid=55')
      .reply(200, bytes);
    expect(await fetchIt(free, provider)).toEqual({ bytes });
  });

  test('a place that has grown old is asked for anew', async () => {
    place('https://lookaside.fbsbx.com/a');
    nock('https://lookaside.fbsbx.com').get('/a').reply(404);
    place('https://lookaside.fbsbx.com/b');
    nock('https://lookaside.fbsbx.com').get('/b').reply(200, bytes);
    expect(await fetchIt()).toEqual({ bytes });
  });

  test('bytes that are not the ones sent are never taken', async () => {
    for (let n = 0; n < 2; n += 1) {
      place('https://lookaside.fbsbx.com/a');
      nock('https://lookaside.fbsbx.com').get('/a').reply(200, bytes);
    }
    expect(await fetchIt(ref)).toEqual({ because: 'unavailable' });
  });

  test('what is too large is not fetched, what is gone is not asked for again', async () => {
    place('https://lookaside.fbsbx.com/a', { file_size: 21 * 1024 * 1024 });
    expect(await fetchIt()).toEqual({ because: 'too_large' });
    nock(meta)
      .get('/v24.0/55?phone_number_id=1065')
      .reply(400, { error: { code: 100 } });
    expect(await fetchIt()).toEqual({ because: 'unavailable' });
  });
});
