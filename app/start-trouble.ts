import { CityError } from './city/city-error.ts';

/** What the network says of a port, by its code. */
const ofPort: Record<string, (at: string) => string> = {
  EADDRINUSE: (at) => `PORT: ${at} is taken by another process. Stop it, or set another PORT.`,
  EADDRNOTAVAIL: (at) => `HOST: this machine has no address ${at}.`,
  EACCES: (at) => `PORT: this user may not listen on ${at}. Take a port above 1023.`,
};

type Troubled = { code?: string; syscall?: string; address?: string; port?: number };

/** What kept a process from starting, as one line that names the setting to look at where one is to blame; of a city's folder one line a problem. */
export const startTrouble = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CityError) return error.message;
  const { code = '', syscall, address = '', port } = error as Error & Troubled;
  if (syscall === 'listen' && ofPort[code]) return ofPort[code](`${address}:${String(port)}`);
  return (error.message || code || error.name).replace(/\s*\n\s*/g, ' ');
};
