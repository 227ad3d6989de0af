import { expect, test } from 'vitest';
import { ConfigError, configWarnings, readConfig, requireShared } from '../../app/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const shared = {
  DATABASE_URL: 'postgresql://app:s3cret@db/teman',
  REDIS_URL: 'redis://cache:6379',
  DATA_KEY: key,
};
const cloud = {
  WHATSAPP_MODE: 'cloud',
  WHATSAPP_CLOUD_TOKEN: 'token-of-ours',
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: '1055',
  WHATSAPP_CLOUD_APP_SECRET: 'app-secret',
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'verify',
};

const complaint = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

test('with an empty environment everything is embedded and the simulator is on', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    telegram: null,
    whatsapp: { mode: 'off' },
    simulator: true,
    logLevel: 'info',
  });
  expect(config).not.toHaveProperty('databaseUrl');
  // The city's own time zone counts.
  expect(config).not.toHaveProperty('tz');
});

test('an empty value counts as not given, as a compose file leaves it', () => {
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '', DATABASE_URL: ' ', PORT: '' })).toMatchObject({
    telegram: null,
    port: 3000,
  });
});

test.each([
  [{ DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL: got (hidden); takes a postgresql:// URL'],
  [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL: got (hidden); takes a redis:// or rediss:// URL'],
  [{ HOST: 'a b' }, 'HOST: got "a b"; takes an address or host name to listen on'],
  [{ PORT: 'abc' }, 'PORT: got "abc"; takes a port, 0 to 65535'],
  [{ PORT: '70000' }, 'PORT: got "70000"'],
  [
    { PUBLIC_URL: 'http://disko.example.go.id' },
    'PUBLIC_URL: got "http://disko.example.go.id"; takes an https:// URL',
  ],
  [{ PUBLIC_URL: 'https://a.example/?x=1' }, 'PUBLIC_URL: got'],
  [{ HOST: '10.0.0.5' }, 'PUBLIC_URL: got nothing; takes an https:// URL when HOST is 10.0.0.5'],
  [{ TZ_CITY: 'Asia/Atlantis' }, 'TZ_CITY: got "Asia/Atlantis"; takes a time zone name such as Asia/Jakarta'],
  [{ DATA_KEY: 'c2hvcnQ=' }, 'DATA_KEY: got (hidden); takes 32 bytes in base64'],
  [{ DATABASE_URL: shared.DATABASE_URL }, 'DATA_KEY: got nothing; takes a value when DATABASE_URL is set'],
  [{ TELEGRAM_BOT_TOKEN: 'hello' }, 'TELEGRAM_BOT_TOKEN: got (hidden); takes a bot token'],
  [{ TELEGRAM_MODE: 'push' }, 'TELEGRAM_MODE: got "push"; takes polling or webhook'],
  [
    { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'webhook' },
    'TELEGRAM_WEBHOOK_URL: got nothing; takes a value when TELEGRAM_MODE is webhook',
  ],
  [
    {
      TELEGRAM_BOT_TOKEN: '1:a',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_URL: 'https://a.example/webhooks/telegram',
    },
    'TELEGRAM_WEBHOOK_SECRET: got nothing',
  ],
  [{ WHATSAPP_MODE: 'on' }, 'WHATSAPP_MODE: got "on"; takes off, web or cloud'],
  [{ WHATSAPP_MODE: 'web', WHATSAPP_WEB_VERSION: '2.3' }, 'WHATSAPP_WEB_CACHE: got nothing'],
  [{ WHATSAPP_MODE: 'web', WHATSAPP_WEB_CACHE: '/x' }, 'WHATSAPP_WEB_VERSION: got nothing'],
  [{ CHROMIUM_ARGS: 'no-sandbox' }, 'CHROMIUM_ARGS: got "no-sandbox"'],
  [
    { ...cloud, WHATSAPP_CLOUD_TOKEN: '' },
    'WHATSAPP_CLOUD_TOKEN: got nothing; takes a value when WHATSAPP_MODE is cloud',
  ],
  [{ ...cloud, WHATSAPP_CLOUD_APP_SECRET: 'a b' }, 'WHATSAPP_CLOUD_APP_SECRET: got (hidden)'],
  [{ ...cloud, WHATSAPP_CLOUD_AUTH_HEADER: 'X-Key' }, 'WHATSAPP_CLOUD_AUTH_HEADER: got (hidden)'],
  [{ SIMULATOR: 'yes' }, 'SIMULATOR: got "yes"; takes 1 or 0'],
  [{ NODE_ENV: 'production' }, 'SIMULATOR: got nothing; takes 1 or 0 when NODE_ENV is production'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: got "loud"; takes fatal, error, warn'],
])('%j is refused with one line', (env: NodeJS.ProcessEnv, line) => {
  expect(complaint(env)).toContain(line);
  expect(complaint(env)).not.toContain('\n');
});

test('a refused secret never shows in the line', () => {
  expect(complaint({ TELEGRAM_BOT_TOKEN: 'hush hush' })).not.toContain('hush');
  expect(complaint({ DATABASE_URL: 'postgres//app:hush@db' })).not.toContain('hush');
});

test('the simulator is on by itself only when no channel is configured', () => {
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' }).simulator).toBe(false);
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a', SIMULATOR: '1' }).simulator).toBe(true);
  expect(readConfig({ SIMULATOR: '0' }).simulator).toBe(false);
  expect(readConfig({ NODE_ENV: 'production', SIMULATOR: '1' }).simulator).toBe(true);
});

test('a wildcard address is reached as this machine, IPv6 in brackets', () => {
  expect(readConfig({ HOST: '0.0.0.0', PORT: '80' }).publicUrl).toBe('http://127.0.0.1:80');
  expect(readConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
  expect(readConfig({ PUBLIC_URL: 'https://a.example/disko/' }).publicUrl).toBe('https://a.example/disko');
});

test('each channel is read into one shape', () => {
  const webhook = {
    TELEGRAM_BOT_TOKEN: '1:a',
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_URL: 'https://a.example/webhooks/telegram',
    TELEGRAM_WEBHOOK_SECRET: 's',
  };
  expect(readConfig(webhook).telegram).toEqual({
    token: '1:a',
    mode: 'webhook',
    webhookUrl: 'https://a.example/webhooks/telegram',
    webhookSecret: 's',
  });
  expect(
    readConfig({ ...cloud, WHATSAPP_CLOUD_AUTH_HEADER: 'D360-API-KEY: {token}' }).whatsapp,
  ).toMatchObject({
    mode: 'cloud',
    authHeader: { name: 'D360-API-KEY', value: 'token-of-ours' },
  });
  expect(readConfig({ WHATSAPP_MODE: 'web', CHROMIUM_ARGS: '--a  --b=1' }).whatsapp).toEqual({
    mode: 'web',
    pin: null,
    chromiumArgs: ['--a', '--b=1'],
  });
});

test('a role alone needs a shared database and a shared queue', () => {
  expect(requireShared(readConfig(shared)).dataKey).toHaveLength(32);
  expect(() => requireShared(readConfig({}))).toThrow('DATABASE_URL: got nothing');
  expect(() => requireShared(readConfig({ ...shared, REDIS_URL: '' }))).toThrow('REDIS_URL: got nothing');
});

test('links that only this machine can open are warned of in production', () => {
  const env = { NODE_ENV: 'production', TELEGRAM_BOT_TOKEN: '1:a' };
  expect(configWarnings(readConfig(env))).toHaveLength(1);
  expect(configWarnings(readConfig({ ...env, PUBLIC_URL: 'https://a.example' }))).toEqual([]);
});
