import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { Refused } from './sending.ts';

/** One request of a page: who asks, with what. */
export type Call = { page: string; query: URLSearchParams; body: Buffer; response: ServerResponse };

/** Answers a value (JSON), bytes, or nothing when it has taken the response over. */
export type Answer = (call: Call) => unknown;

const pageFolder = new URL('page/', import.meta.url);

/** The page's origin is WhatsApp's, so everything here is foreign to it and on a more private network. */
const open = (response: ServerResponse): void => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', '*');
  response.setHeader('access-control-allow-private-network', 'true');
};

const give = (response: ServerResponse, answer: unknown): void => {
  if (Buffer.isBuffer(answer)) return void response.end(answer);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer ?? null));
};

const script = async (path: string): Promise<Buffer> => {
  const [, name] = /^\/page\/([a-z-]+\.js)$/.exec(path) ?? [];
  if (name === undefined) throw new Refused(404, 'Nothing is here.');
  return await readFile(new URL(name, pageFolder));
};

const serve = async (routes: Record<string, Answer>, request: IncomingMessage, response: ServerResponse) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'OPTIONS') return void response.end();
  const route = routes[pathname];
  if (route === undefined) {
    const code = await script(pathname);
    response.setHeader('content-type', 'text/javascript');
    return give(response, code);
  }
  const page = searchParams.get('page') ?? '';
  const answer = await route({ page, query: searchParams, body: await buffer(request), response });
  if (!response.headersSent) give(response, answer);
};

/** Listens on a free loopback port; a `Refused` becomes its status, anything else a 500 with its text. */
export const openServer = async (routes: Record<string, Answer>) => {
  const server = createServer((request, response) => {
    open(response);
    serve(routes, request, response).catch((error: unknown) => {
      response.statusCode = error instanceof Refused ? error.status : 500;
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
