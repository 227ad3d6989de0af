import type { OpenChannel } from '../channel-part.ts';
import { imitatedNames } from './imitated.ts';

/** The simulator, where it is switched on: two messengers on a page. */
export const openSimulator: OpenChannel = async ({ config, db, files, log, clock, catalogue, isOff }) => {
  if (!config.simulator) return null;
  const [{ createSimulator }, { simulatorRoutes }, { demoPeople }] = await Promise.all([
    import('./adapter.ts'),
    import('./routes.ts'),
    import('./demo-people.ts'),
  ]);
  return {
    channels: imitatedNames.map((name) => createSimulator({ name, db, log, clock })),
    async routes(http, { store }) {
      const { publicUrl } = config;
      const needs = {
        db,
        storeInbound: store,
        files,
        people: demoPeople(catalogue.city.units),
        publicUrl,
        isOff,
      };
      await http.register(simulatorRoutes, needs);
    },
  };
};
