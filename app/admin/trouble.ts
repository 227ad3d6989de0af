import { safeError } from '../log.ts';

const ours = ['AdminError', 'ArchiveError', 'ConfigError', 'Error'];

/** One line for whoever typed the command; what a library says may quote people and is left out. */
export const trouble = (error: unknown): string => {
  const { type, code = '', message = '' } = safeError(error);
  if (error instanceof Error && ours.includes(type) && !code) return error.message;
  return `${type} ${code} ${message}`.trim();
};
