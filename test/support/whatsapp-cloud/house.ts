import { openTestHouse, type TestHouse } from '../house.ts';
import { openGraphServer, type GraphOptions, type GraphServer } from './server.ts';

/** The whole product in this process over a Graph server of its own. */
export type CloudHouse = TestHouse & { server: GraphServer };

/** Opens a house that speaks to citizens over the Cloud API; both are taken down again. */
export const openCloudHouse = async (
  options: GraphOptions & { env?: NodeJS.ProcessEnv } = {},
): Promise<CloudHouse & AsyncDisposable> => {
  const { env = {}, ...manners } = options;
  const server = await openGraphServer(manners);
  const house = await openTestHouse({ env: { SIMULATOR: '0', ...server.env, ...env } });
  server.deliverTo(`${house.url}/webhooks/whatsapp`);
  return {
    ...house,
    server,
    async [Symbol.asyncDispose]() {
      server.deliverTo(null);
      await house[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
