import { existsSync } from 'node:fs';
import { ConfigError } from './env.ts';

/**
 * Fills in what the environment does not say from the file ENV_FILE names, else from `.env` in the working directory where
 * there is one. The environment wins; an empty ENV_FILE means no file.
 */
export const readEnvFile = (): void => {
  const named = process.env['ENV_FILE'];
  if (named === '' || (named === undefined && !existsSync('.env'))) return;
  const path = named ?? '.env';
  try {
    process.loadEnvFile(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new ConfigError(`ENV_FILE: ${path} cannot be read (${code ?? message})`, { cause });
  }
};
