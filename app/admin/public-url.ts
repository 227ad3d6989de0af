import { readVariables } from '../env.ts';
import { AdminError } from './command.ts';

/** Where people's browsers reach the running bot, as its own settings say it; throws AdminError when they do not. */
export const publicUrlOf = (env: NodeJS.ProcessEnv): string => {
  const { PUBLIC_URL, HOST, PORT } = env;
  const values = readVariables({ PUBLIC_URL, HOST, PORT });
  if (values.PUBLIC_URL !== undefined) return values.PUBLIC_URL;
  const local = ['127.0.0.1', 'localhost', '0.0.0.0', '::', '::1'].includes(values.HOST);
  if (!local)
    throw new AdminError(
      'PUBLIC_URL is not set: it must be the address under which the running bot is reached.',
    );
  return `http://127.0.0.1:${values.PORT}`;
};
