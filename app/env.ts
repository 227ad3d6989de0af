import { z } from 'zod';
import { usualCity } from '../flows/cities/usual-city.ts';

/** A value of the environment that stops the process; its message is one line for whoever deploys. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|\[::\])$/;

/** Whether a URL leads to this machine, where plain http harms nobody. */
export const isLoopback = (url: string): boolean => loopback.test(new URL(url).hostname);

const isUrl = (text: string, schemes: readonly string[]): boolean =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol);

const url = (...schemes: string[]) => z.string().refine((text) => isUrl(text, schemes));
const bareUrl = url('http:', 'https:')
  .refine((text) => /^[^?#@]+$/.test(text))
  .transform((text) => text.replace(/\/+$/, ''));
const secureUrl = bareUrl.refine((text) => text.startsWith('https:') || isLoopback(text));

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('id', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const key32 = z
  .string()
  .regex(/^[\w+/-]{43}=?$/)
  .transform((text) => Buffer.from(text, 'base64'));
const header = z.string().regex(/^[\w-]+:\s*[^\r\n]*\{token\}[^\r\n]*$/);
const secret = z.string().regex(/^\S+$/);

/** `s3://bucket/prefix?endpoint=…&region=…`, taken apart; Amazon's own endpoint where none is given. */
const filesUrl = url('s3:').transform((text, issues) => {
  const { hostname: bucket, pathname, searchParams } = new URL(text);
  const {
    region = 'us-east-1',
    endpoint = `https://s3.${region}.amazonaws.com`,
    ...other
  } = Object.fromEntries(searchParams);
  if (bucket && isUrl(endpoint, ['http:', 'https:']) && Object.keys(other).length === 0)
    return {
      bucket,
      prefix: pathname.replace(/^\/+|\/+$/g, ''),
      endpoint: endpoint.replace(/\/+$/, ''),
      region,
    };
  issues.addIssue('is no store');
  return z.NEVER;
});
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

type Variable = { schema: z.ZodType; takes: string; hidden?: true };

/** Every variable of the environment: what it must look like, what it takes in words, and whether its value may be shown. */
const variables = {
  DATABASE_URL: {
    schema: url('postgresql:', 'postgres:').optional(),
    takes: 'a postgresql:// URL',
    hidden: true,
  },
  REDIS_URL: {
    schema: url('redis:', 'rediss:').optional(),
    takes: 'a redis:// or rediss:// URL',
    hidden: true,
  },
  ENV_FILE: { schema: z.string().optional(), takes: 'the path of a file with lines NAME=value' },
  SETTINGS_FILE: { schema: z.string().optional(), takes: 'the path of a JSON file' },
  DATA_DIR: { schema: z.string().default('./.data'), takes: 'a folder' },
  FILES_URL: {
    schema: filesUrl.optional(),
    takes: 's3://bucket/prefix?endpoint=https://host&region=name',
  },
  AWS_ACCESS_KEY_ID: { schema: secret.optional(), takes: 'the key id of the S3 store', hidden: true },
  AWS_SECRET_ACCESS_KEY: { schema: secret.optional(), takes: 'the secret key of the S3 store', hidden: true },
  HOST: {
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    takes: 'an address or host name to listen on',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d+$/)
      .default('3000')
      .transform(Number)
      .refine((n) => n < 65_536),
    takes: 'a port, 0 to 65535',
  },
  PUBLIC_URL: {
    schema: secureUrl.optional(),
    takes: 'an https:// URL without query (http:// only for this machine)',
  },
  CITY: { schema: z.string().default(usualCity), takes: 'the name of a folder of flows/cities' },
  CITY_DIR: { schema: z.string().optional(), takes: 'the folder of a city' },
  TZ_CITY: {
    schema: z.string().refine(isTimeZone).optional(),
    takes: 'a time zone name such as Asia/Jakarta',
  },
  DATA_KEY: { schema: key32.optional(), takes: '32 bytes in base64 (openssl rand -base64 32)', hidden: true },
  TELEGRAM_BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^\d+:[\w-]+$/)
      .optional(),
    takes: 'a bot token as BotFather gives it',
    hidden: true,
  },
  TELEGRAM_API_ROOT: { schema: bareUrl.optional(), takes: 'an http(s):// URL' },
  TELEGRAM_MODE: { schema: z.enum(['polling', 'webhook']).default('polling'), takes: 'polling or webhook' },
  TELEGRAM_WEBHOOK_URL: {
    schema: secureUrl.optional(),
    takes: 'an https:// URL (http:// only for this machine)',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    takes: '1 to 256 letters, digits, _ and -',
    hidden: true,
  },
  WHATSAPP_MODE: { schema: z.enum(['off', 'web', 'cloud']).default('off'), takes: 'off, web or cloud' },
  WHATSAPP_WEB_VERSION: {
    schema: z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
    takes: 'a version name such as 2.3000.1',
  },
  WHATSAPP_WEB_CACHE: { schema: z.string().optional(), takes: 'a folder that holds <version>.html' },
  CHROMIUM_PATH: { schema: z.string().optional(), takes: 'the path of a Chromium or Chrome' },
  CHROMIUM_ARGS: {
    schema: z
      .string()
      .default('')
      .transform((text) => text.split(/\s+/).filter(Boolean))
      .refine((args) => args.every((arg) => arg.startsWith('-'))),
    takes: 'browser switches parted by spaces, each beginning with -',
  },
  WHATSAPP_CLOUD_API_ROOT: {
    schema: bareUrl.default('https://graph.facebook.com/v24.0'),
    takes: 'an http(s):// URL with version',
  },
  WHATSAPP_CLOUD_TOKEN: { schema: secret.optional(), takes: 'an access token without spaces', hidden: true },
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: {
    schema: z
      .string()
      .regex(/^[\w-]+$/)
      .optional(),
    takes: "the phone number's id",
  },
  WHATSAPP_CLOUD_APP_SECRET: { schema: secret.optional(), takes: "the app's secret", hidden: true },
  WHATSAPP_CLOUD_VERIFY_TOKEN: {
    schema: secret.optional(),
    takes: 'a word of your own without spaces',
    hidden: true,
  },
  WHATSAPP_CLOUD_AUTH_HEADER: {
    schema: header.default('Authorization: Bearer {token}'),
    takes: 'a header such as "D360-API-KEY: {token}"',
    hidden: true,
  },
  SIMULATOR: { schema: z.enum(['0', '1']).optional(), takes: '1 or 0' },
  LOG_LEVEL: { schema: z.enum(levels).default('info'), takes: levels.join(', ') },
  NODE_ENV: { schema: z.string().optional(), takes: 'a word such as production' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
/** The names of all variables. */
export const variableNames = Object.keys(variables) as VariableName[];
/** What the variables say once read, each in the form the program uses. */
export type Values = { [N in VariableName]: z.output<(typeof variables)[N]['schema']> };

/** The error of one variable: its name, what it got (never a secret), what it takes. */
export const configError = (name: VariableName, got: string | undefined, takes?: string): ConfigError => {
  const variable: Variable = variables[name];
  const shown = got === undefined ? 'nothing' : variable.hidden ? '(hidden)' : JSON.stringify(got);
  return new ConfigError(`${name}: got ${shown}; takes ${takes ?? variable.takes}`);
};

/** Reads every variable; an empty one counts as not given, as `${X:-}` in a compose file leaves it. */
export const readVariables = (env: NodeJS.ProcessEnv): Values => {
  const read = (name: VariableName): [string, unknown] => {
    const got = env[name]?.trim() || undefined;
    const result = variables[name].schema.safeParse(got);
    if (!result.success) throw configError(name, got);
    return [name, result.data];
  };
  return Object.fromEntries(variableNames.map(read)) as Values;
};
