import { tellContact } from '../../../app/db/deliveries.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Person } from './person.ts';
import { openGraphServer, type GraphOptions, type GraphServer } from './server.ts';

/** Reads how a delivery stands: its state, and the error where there is one. */
export type Standing = () => Promise<string>;

const helpersOf = ({ db, vault, url }: TestHouse, server: GraphServer) => {
  const identityOf = (person: Person) =>
    db.prisma.identity.findFirstOrThrow({
      where: { address: person.account.phone, account: server.phoneNumberId },
    });
  return {
    identityOf,
    /** Somebody who has just written and been answered. */
    async known(): Promise<Person> {
      const person = server.person();
      person.say('menu');
      await person.next();
      return person;
    },
    /** Sends news as the worker does; gives how its delivery stands. */
    async tell(person: Person, message: Message): Promise<Standing> {
      const { contactId } = await identityOf(person);
      await db.prisma.$transaction((tx) => tellContact(tx, vault, contactId, [message], new Date()));
      const newest = { where: { contactId }, orderBy: { id: 'desc' as const } };
      const { id } = await db.prisma.delivery.findFirstOrThrow(newest);
      return async () => {
        const { state, error } = await db.prisma.delivery.findUniqueOrThrow({ where: { id } });
        return error === null ? state : `${state}: ${error}`;
      };
    },
    /** How a delivery stands, with what waits to be tried again due now. */
    soon:
      (standing: Standing): Standing =>
      async () => {
        const nextAttemptAt = new Date();
        await db.prisma.delivery.updateMany({ where: { state: 'pending' }, data: { nextAttemptAt } });
        return standing();
      },
    /** What /readyz says of WhatsApp. */
    async ready(): Promise<string | undefined> {
      const { checks } = (await (await fetch(`${url}/readyz`)).json()) as { checks: Record<string, string> };
      return checks['whatsapp'];
    },
  };
};

/** The whole product in this process over a Graph server of its own. */
export type CloudHouse = TestHouse & { server: GraphServer } & ReturnType<typeof helpersOf>;

/** Opens a house that speaks to citizens over the Cloud API; both are taken down again. */
export const openCloudHouse = async (manners: GraphOptions = {}): Promise<CloudHouse & AsyncDisposable> => {
  const server = await openGraphServer(manners);
  const house = await openTestHouse({ env: { SIMULATOR: '0', ...server.env } });
  server.deliverTo(`${house.url}/webhooks/whatsapp`);
  return {
    ...house,
    ...helpersOf(house, server),
    server,
    async [Symbol.asyncDispose]() {
      server.deliverTo(null);
      await house[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
