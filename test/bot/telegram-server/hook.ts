import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Got = { id: number; chat: number; text: string; secret: string | undefined; atOnce: number };
type Update = { update_id: number; message: { chat: { id: number }; text: string } };

/** A webhook that writes down what it gets; `status` decides how it answers. */
export const openHook = async (status: (got: Got) => number = () => 200, ms = 0) => {
  const got: Got[] = [];
  let running = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      running += 1;
      const { update_id: id, message } = JSON.parse(Buffer.concat(chunks).toString()) as Update;
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const one = {
        id,
        chat: message.chat.id,
        text: message.text,
        secret: secret?.toString(),
        atOnce: running,
      };
      got.push(one);
      void sleep(ms).then(() => {
        running -= 1;
        response.writeHead(status(one)).end();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/telegram`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
