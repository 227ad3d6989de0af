import { join, resolve } from 'node:path';
import { cityFolder, cityNames } from './city/city-folder.ts';
import { configError, isLoopback, readVariables, type Values, type VariableName } from './env.ts';

export { ConfigError } from './env.ts';

type TelegramAccount = { token: string; apiRoot?: string };
export type TelegramConfig =
  | (TelegramAccount & { mode: 'polling' })
  | (TelegramAccount & { mode: 'webhook'; webhookUrl: string; webhookSecret: string });

export type WhatsappWebConfig = {
  mode: 'web';
  /** The version of WhatsApp Web to insist on, and the folder that holds its page. */
  pin: { version: string; cache: string } | null;
  chromiumPath?: string;
  chromiumArgs: string[];
};

export type WhatsappCloudConfig = {
  mode: 'cloud';
  apiRoot: string;
  phoneNumberId: string;
  appSecret: string;
  verifyToken: string;
  /** The header that carries the access token, filled in. */
  authHeader: { name: string; value: string };
};

/** The part of an S3-compatible store's bucket that is ours, and who we are to it. */
export type S3Config = {
  endpoint: string;
  bucket: string;
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export type Config = {
  databaseUrl?: string;
  redisUrl?: string;
  dataDir: string;
  /** Where letters lie; null: in the data folder. */
  filesIn: S3Config | null;
  /** The city's own settings; a file that was named has to be there, the usual place may be empty. */
  settingsFile: { path: string; named: boolean };
  host: string;
  port: number;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Where the city's data begin. */
  cityFolder: string;
  /** Left out: the city's own. */
  tz?: string;
  /** 32 bytes; left out with the embedded database, which keeps its own key under `dataDir`. */
  dataKey?: Buffer;
  telegram: TelegramConfig | null;
  whatsapp: { mode: 'off' } | WhatsappWebConfig | WhatsappCloudConfig;
  simulator: boolean;
  logLevel: Values['LOG_LEVEL'];
  production: boolean;
};

const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

/** A variable that another one makes necessary. */
const needed = <N extends VariableName>(values: Values, name: N, because: string): NonNullable<Values[N]> => {
  const value = values[name];
  if (value === undefined) throw configError(name, undefined, `a value ${because}`);
  return value as NonNullable<Values[N]>;
};

const telegramOf = (values: Values): TelegramConfig | null => {
  const token = values.TELEGRAM_BOT_TOKEN;
  if (token === undefined) return null;
  const account = { token, ...given('apiRoot', values.TELEGRAM_API_ROOT) };
  if (values.TELEGRAM_MODE === 'polling') return { ...account, mode: 'polling' };
  const because = 'when TELEGRAM_MODE is webhook';
  return {
    ...account,
    mode: 'webhook',
    webhookUrl: needed(values, 'TELEGRAM_WEBHOOK_URL', because),
    webhookSecret: needed(values, 'TELEGRAM_WEBHOOK_SECRET', because),
  };
};

const pinOf = (values: Values): WhatsappWebConfig['pin'] => {
  if (values.WHATSAPP_WEB_VERSION === undefined && values.WHATSAPP_WEB_CACHE === undefined) return null;
  return {
    version: needed(values, 'WHATSAPP_WEB_VERSION', 'when WHATSAPP_WEB_CACHE is set'),
    cache: resolve(needed(values, 'WHATSAPP_WEB_CACHE', 'when WHATSAPP_WEB_VERSION is set')),
  };
};

const cloudOf = (values: Values): WhatsappCloudConfig => {
  const because = 'when WHATSAPP_MODE is cloud';
  const token = needed(values, 'WHATSAPP_CLOUD_TOKEN', because);
  const [name = '', ...value] = values.WHATSAPP_CLOUD_AUTH_HEADER.split(':');
  return {
    mode: 'cloud',
    apiRoot: values.WHATSAPP_CLOUD_API_ROOT,
    phoneNumberId: needed(values, 'WHATSAPP_CLOUD_PHONE_NUMBER_ID', because),
    appSecret: needed(values, 'WHATSAPP_CLOUD_APP_SECRET', because),
    verifyToken: needed(values, 'WHATSAPP_CLOUD_VERIFY_TOKEN', because),
    authHeader: {
      name,
      value: value
        .join(':')
        .trim()
        .replaceAll('{token}', () => token),
    },
  };
};

const whatsappOf = {
  off: () => ({ mode: 'off' as const }),
  web: (values: Values): WhatsappWebConfig => ({
    mode: 'web',
    pin: pinOf(values),
    ...given('chromiumPath', values.CHROMIUM_PATH),
    chromiumArgs: values.CHROMIUM_ARGS,
  }),
  cloud: cloudOf,
};

const filesOf = (values: Values): S3Config | null => {
  if (values.FILES_URL === undefined) return null;
  const because = 'when FILES_URL is set';
  return {
    ...values.FILES_URL,
    accessKeyId: needed(values, 'AWS_ACCESS_KEY_ID', because),
    secretAccessKey: needed(values, 'AWS_SECRET_ACCESS_KEY', because),
  };
};

/** Where browsers reach us when nothing else is said; a wildcard address is reached as this machine. */
const ownUrl = ({ HOST, PORT }: Values): string => {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${String(PORT)}`;
  if (!isLoopback(url)) throw configError('PUBLIC_URL', undefined, `an https:// URL when HOST is ${HOST}`);
  return url;
};

/** The simulator lets anybody be anybody, so nobody may get it in production by forgetting a variable. */
const simulatorOf = (values: Values, hasChannel: boolean): boolean => {
  if (values.SIMULATOR !== undefined) return values.SIMULATOR === '1';
  if (!hasChannel && values.NODE_ENV === 'production')
    throw configError(
      'SIMULATOR',
      undefined,
      '1 or 0 when NODE_ENV is production and no channel is configured',
    );
  return !hasChannel;
};

const cityFolderOf = ({ CITY, CITY_DIR }: Values): string => {
  if (CITY_DIR !== undefined) return resolve(CITY_DIR);
  if (cityNames().includes(CITY)) return cityFolder(CITY);
  throw configError('CITY', CITY, cityNames().join(', '));
};

/** Only which city is served, for a command that needs nothing else. */
export const readCityChoice = (env: NodeJS.ProcessEnv): { folder: string; tz?: string } => {
  const { CITY, CITY_DIR, TZ_CITY } = env;
  const values = readVariables({ CITY, CITY_DIR, TZ_CITY });
  return { folder: cityFolderOf(values), ...given('tz', values.TZ_CITY) };
};

/** Only where letters lie, for a command that needs nothing else. */
export const readFilePlace = (env: NodeJS.ProcessEnv): Pick<Config, 'dataDir' | 'filesIn'> => {
  const { DATA_DIR, FILES_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env;
  const values = readVariables({ DATA_DIR, FILES_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  return { dataDir: resolve(values.DATA_DIR), filesIn: filesOf(values) };
};

/** The process's settings from its environment, or a ConfigError that names the variable to mend. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const values = readVariables(env);
  const telegram = telegramOf(values);
  const whatsapp = whatsappOf[values.WHATSAPP_MODE](values);
  if (values.DATABASE_URL !== undefined)
    needed(values, 'DATA_KEY', 'when DATABASE_URL is set (32 bytes in base64)');
  return {
    ...given('databaseUrl', values.DATABASE_URL),
    ...given('redisUrl', values.REDIS_URL),
    ...given('dataKey', values.DATA_KEY),
    dataDir: resolve(values.DATA_DIR),
    filesIn: filesOf(values),
    settingsFile: {
      path: resolve(values.SETTINGS_FILE ?? join(values.DATA_DIR, 'settings.json')),
      named: values.SETTINGS_FILE !== undefined,
    },
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? ownUrl(values),
    cityFolder: cityFolderOf(values),
    ...given('tz', values.TZ_CITY),
    telegram,
    whatsapp,
    simulator: simulatorOf(values, telegram !== null || whatsapp.mode !== 'off'),
    logLevel: values.LOG_LEVEL,
    production: values.NODE_ENV === 'production',
  };
};

/** A role that runs alone shares database and queue with the others; nothing embedded can stand in for them. */
export const requireShared = (config: Config): Config & { databaseUrl: string; redisUrl: string } => {
  const { databaseUrl, redisUrl } = config;
  const because = 'a URL when bot and worker run apart (npm start brings its own)';
  if (databaseUrl === undefined) throw configError('DATABASE_URL', undefined, because);
  if (redisUrl === undefined) throw configError('REDIS_URL', undefined, because);
  return { ...config, databaseUrl, redisUrl };
};

/** What will run but is probably not meant; for one warning each at start. */
export const configWarnings = (config: Config): string[] =>
  config.production && !config.simulator && isLoopback(config.publicUrl)
    ? ['PUBLIC_URL leads to this machine only: nobody else can open the one-time links']
    : [];
