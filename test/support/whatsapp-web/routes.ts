import { z } from 'zod';
import type { FileStore } from './file-store.ts';
import { chatRecord, type History } from './history.ts';
import type { Line, Lines } from './lines.ts';
import { Refused, outgoingSchema, type Outgoing } from './sending.ts';
import type { Answer, Call } from './server.ts';

/** What the page's requests are answered from. */
export type Desk = {
  lines: Lines;
  history: History;
  files: FileStore;
  shown: (line: Line, qr: string) => void;
  hello: (line: Line) => void;
  contact: (address: string) => unknown;
  chatWith: (address: string) => string | null;
  typing: (address: string, state: string) => void;
  stanza: (stanza: z.output<typeof stanzaSchema>) => void;
  send: (outgoing: Outgoing) => Promise<unknown>;
  thawed: () => Promise<void>;
};

const stanzaSchema = z.object({
  tag: z.literal('call'),
  attributes: z.object({ to: z.string() }),
  children: z.tuple([
    z.object({ tag: z.literal('reject'), attributes: z.object({ 'call-id': z.string() }) }),
  ]),
});

const address = z.object({ address: z.string() });

const json = <T>({ body }: Call, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(JSON.parse(body.toString('utf8')));
  if (!parsed.success) throw new Refused(400, z.prettifyError(parsed.error));
  return parsed.data;
};

/** What WhatsApp's servers do for an open page; all but pairing only for a paired one. */
export const routesFor = (desk: Desk): Record<string, Answer> => {
  const { lines, history, files } = desk;

  const lineOf = ({ page }: Call): Line => {
    const line = lines.get(page);
    if (line === null) throw new Refused(401, 'This page is not connected.');
    return line;
  };

  const paired = (answer: (call: Call, line: Line) => unknown): Answer => {
    return (call) => {
      const line = lineOf(call);
      if (!line.paired) throw new Refused(401, 'This device is not paired.');
      return answer(call, line);
    };
  };

  return {
    '/events': ({ page, query, response }) => {
      response.setHeader('content-type', 'text/event-stream');
      response.writeHead(200);
      response.write('retry: 100\n\n');
      const device = query.get('device') ?? '';
      const line: Line = { page, device, paired: false, ref: null, qr: null, stream: response };
      lines.enter(line, query.get('secret') ?? '');
      desk.hello(line);
    },
    '/shown': (call) => desk.shown(lineOf(call), json(call, z.object({ qr: z.string() })).qr),
    '/refresh': (call) => lines.rotate(lineOf(call)),
    '/message': paired((call) => history.find(json(call, z.object({ id: z.string() })).id)),
    '/earlier': paired((call) => {
      const { chat, known } = json(call, z.object({ chat: z.string(), known: z.array(z.string()) }));
      return history.earlier(chat, known);
    }),
    '/chat': paired((call) => {
      const id = desk.chatWith(json(call, address).address);
      const chat = id === null ? undefined : history.chats.get(id);
      return chat === undefined ? null : chatRecord(chat);
    }),
    '/contact': paired((call) => desk.contact(json(call, address).address)),
    '/seen': paired((call) => {
      const chat = history.chats.get(json(call, z.object({ chat: z.string() })).chat);
      if (chat !== undefined) chat.unread = 0;
    }),
    '/typing': paired((call) => {
      const { chat, state } = json(call, z.object({ chat: z.string(), state: z.string() }));
      desk.typing(chat, state);
    }),
    '/stanza': paired((call) => desk.stanza(json(call, stanzaSchema))),
    '/send': paired((call) => desk.send(json(call, outgoingSchema))),
    '/upload': paired(({ body }) => ({ directPath: files.put(body) })),
    '/download': paired(({ query }) => {
      const bytes = files.download(query.get('directPath') ?? '');
      if (bytes === null) throw new Refused(404, 'This media is gone.');
      return bytes;
    }),
    '/logout': paired((_, line) => lines.forget(line)),
    '/frozen': async () => {
      await desk.thawed();
      return null;
    },
    '/elsewhere': ({ response }) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>WhatsApp is down for maintenance</title>');
    },
  };
};
