import type { Database } from './open.ts';

/** What people are told of the services that are closed, by code. */
export const closedServices = async ({ prisma }: Pick<Database, 'prisma'>): Promise<Map<string, string>> =>
  new Map((await prisma.closedService.findMany()).map(({ service, notice }) => [service, notice]));
