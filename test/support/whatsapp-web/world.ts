import { findChromium } from '../browser.ts';
import { patience } from '../patience.ts';
import { createBell, waitFor } from '../telegram/wait-for.ts';
import { createFileStore } from './file-store.ts';
import { chatRecord, createHistory, idOf, type StoredMessage } from './history.ts';
import { createLines, type Line } from './lines.ts';
import { openPageFolder, VERSION } from './page-folder.ts';
import { addressOf, createPerson, numberAddress, type Known, type Person, type Who } from './person.ts';
import { routesFor } from './routes.ts';
import { createSending, type Refusal } from './sending.ts';
import { openServer } from './server.ts';

export type { HeardMessage, Person as WhatsappPerson } from './person.ts';

const office = { phone: '+6285212345678', lid: '200000000000001', name: 'DISKOMINFO' };
const officeAddress = numberAddress(office.phone);

const group = '120363000000000001@g.us';
const newsletter = '120363000000000002@newsletter';
const statuses = 'status@broadcast';

/** One process each for browser, network and page; nothing but the loopback; room for a page of another origin. */
const lean = [
  '--no-zygote',
  '--disable-gpu',
  '--in-process-gpu',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  // Chromium otherwise asks the user whether a public page may talk to this machine, and in a headless one says no.
  '--disable-features=LocalNetworkAccessChecks,site-per-process',
  '--proxy-server=127.0.0.1:9',
];

/** WhatsApp as a test sees it: people with phones, the office's phone, and the servers behind WhatsApp Web. */
export const openWhatsappWorld = async () => {
  const bell = createBell();
  const history = createHistory();
  const files = createFileStore();
  const people: Person[] = [];
  const lines = createLines(bell, () => history.incoming.length);
  let missedAlsoLive = false;
  let lostReadies = 0;
  let thaw = (): void => {};
  let thawed = Promise.resolve();

  const personAt = (address: string): Person | null =>
    people.find(({ known }) => addressOf(known) === address || numberAddress(known.phone) === address) ??
    null;

  const tell = (event: Parameters<typeof lines.broadcast>[0]): void => lines.broadcast(event);

  const sending = createSending({ history, files, office: officeAddress, personAt, tell });

  const snapshot = (line: Line) => {
    const late = lines.missed(line, history.incoming).map((message) => ({
      chat: chatRecord(history.chat(message.key.remote, '')),
      message,
    }));
    const losesReady = lostReadies > 0;
    if (losesReady) lostReadies -= 1;
    return {
      type: 'hello',
      paired: true,
      me: { wid: officeAddress, lid: `${office.lid}@lid`, name: office.name },
      chats: [...history.chats.values()].map((chat) => ({
        chat: chatRecord(chat),
        messages: chat.messages.slice(-1),
      })),
      late,
      tellsLate: missedAlsoLive,
      losesReady,
    };
  };

  const deliver = (chatId: string, name: string, message: StoredMessage, participants?: string[]): string => {
    const chat = history.chat(chatId, name, participants);
    // The server knows its ids: what comes a second time goes no further.
    if (history.add(chat, message)) tell({ type: 'message', chat: chatRecord(chat), message });
    return idOf(message);
  };

  const contact = (address: string) => {
    if (address === officeAddress) return { name: office.name, phone: address, isMe: true };
    const known = personAt(address)?.known;
    if (known === undefined) return null;
    const tellsPhone = !known.hidePhone || address === numberAddress(known.phone);
    const tellsLid = known.lid !== null && (!known.hidePhone || address === addressOf(known));
    return {
      name: known.name,
      ...(tellsPhone ? { phone: numberAddress(known.phone) } : {}),
      ...(tellsLid ? { lid: `${String(known.lid)}@lid` } : {}),
    };
  };

  const server = await openServer(
    routesFor({
      lines,
      history,
      files,
      contact,
      send: sending.send,
      thawed: () => thawed,
      hello: (line) =>
        lines.tell(line, line.paired ? snapshot(line) : { type: 'hello', paired: false, ref: line.ref }),
      shown: (line, qr) => {
        line.qr = qr;
        bell.ring();
      },
      chatWith: (address) => {
        if (history.chats.has(address)) return address;
        const person = personAt(address);
        return person === null ? null : history.chat(person.address, person.known.name).id;
      },
      typing: (address, state) => personAt(address)?.showState(state),
      stanza: ({ attributes, children: [reject] }) =>
        personAt(attributes.to)?.rejectCall(reject.attributes['call-id']),
    }),
  );
  const folder = await openPageFolder(server.url);
  const chromium = await findChromium();

  const unpaired = () => lines.all().filter(({ paired }) => !paired);
  const showing = () =>
    unpaired().findLast(({ ref, qr }) => ref !== null && qr !== null && qr.startsWith(`${ref},`));
  const waitForQr = () => waitFor(bell, showing, patience, () => 'No page shows a QR code.');

  const newcomer = ({ phone, lid, name, hidePhone = false }: Who): Known => {
    const count = people.length + 1;
    return {
      phone: phone ?? `+62812700${String(count).padStart(5, '0')}`,
      lid: lid ?? (hidePhone ? `1000000000${String(count).padStart(5, '0')}` : null),
      name: name ?? `Warga ${String(count)}`,
      hidePhone,
      blocks: false,
    };
  };

  const person = (who: Who = {}): Person => {
    const made = createPerson(newcomer(who), {
      bell,
      office: officeAddress,
      keep: files.keep,
      deliver: (known, message) => deliver(addressOf(known), known.name, message),
      find: history.find,
      tell,
      pages: () => lines.all().length,
      read: sending.read,
    });
    people.push(made);
    return made;
  };

  const sayIn = (chatId: string, name: string, text: string, participants?: string[]): string => {
    const author = participants?.[0] ?? '6281999000001@c.us';
    const id = `3A${String(history.incoming.length).padStart(18, '0')}`;
    const named = chatId === newsletter ? {} : { participant: author };
    return deliver(
      chatId,
      name,
      {
        key: { fromMe: false, remote: chatId, id, ...named },
        type: 'chat',
        body: text,
        t: Math.floor(Date.now() / 1000),
        from: chatId,
        to: officeAddress,
        ack: 1,
        ...(chatId === newsletter ? {} : { author }),
      },
      participants,
    );
  };

  return {
    /** For the product's process or `readConfig`. */
    env: {
      WHATSAPP_MODE: 'web',
      WHATSAPP_WEB_VERSION: VERSION,
      WHATSAPP_WEB_CACHE: folder.path,
      CHROMIUM_PATH: chromium.executablePath,
      CHROMIUM_ARGS: ['--no-sandbox', '--disable-dev-shm-usage', ...lean].join(' '),
    },
    office: { phone: office.phone },
    /** The QR a page shows now; waits for one. */
    qr: async (): Promise<string> => String((await waitForQr()).qr),
    /** The office's phone scans it; resolves when the page has kept the pairing. */
    scan: async (): Promise<void> => {
      const line = await waitForQr();
      lines.pair(line);
      const came = () => lines.all().some(({ device, paired }) => paired && device === line.device);
      await waitFor(bell, came, patience, () => 'The page did not take the pairing.');
    },
    /** A new QR replaces the old, as every 20 seconds in the original. */
    rotateQr: (): void => unpaired().forEach(lines.rotate),
    /** Nobody scanned for long: the QR on the screen no longer works and no new one comes by itself. */
    letQrGoStale: (): void => {
      for (const line of unpaired()) {
        line.ref = null;
        lines.tell(line, { type: 'idle' });
      }
    },
    /** How many pages are connected now. */
    pages: (): number => lines.all().length,
    person,
    /** How many messages of people the office has not marked as read. */
    unread: (): number =>
      people.reduce((sum, { address }) => sum + (history.chats.get(address)?.unread ?? 0), 0),
    /** The phone ends the session, whether a page is there or not; `how` is what the library gives as the reason. */
    logout: (how: 'LOGOUT' | 'UNPAIRED' = 'LOGOUT'): void => {
      tell({ type: 'logout', how });
      for (const line of lines.all()) line.paired = false;
      lines.devices.clear();
    },
    /** WhatsApp Web was opened in another window with the same pairing. */
    openElsewhere: (): void => lines.all().forEach(lines.giveWay),
    /** The page's line to the world breaks; it finds its way back by itself. */
    interrupt: (): void => {
      lines.all().forEach(lines.drop);
    },
    /** The page leaves for an address that is not WhatsApp's. */
    navigateAway: (): void => tell({ type: 'leave', url: `${server.url}/elsewhere` }),
    repeatReady: (): void => tell({ type: 'repeatReady' }),
    /** The next pages never get as far as `ready`, as happens when the original synced before the library listened. */
    loseReady: (times: number): void => {
      lostReadies += times;
    },
    /** Whether what was missed is also told live after `ready`, as the original sometimes does. */
    tellMissedLive: (live: boolean): void => {
      missedAlsoLive = live;
    },
    /** The page that is there stands still until `thaw`. */
    freeze: (): void => {
      thawed = new Promise((resolve) => {
        thaw = resolve;
      });
      tell({ type: 'freeze' });
    },
    thaw: (): void => thaw(),
    failDownloads: (times: number): void => files.fail(times),
    refuseSends: (times: number, how: Refusal = 'error'): void => sending.refuse(times, how),
    sayFromGroup: (text: string): string =>
      sayIn(group, 'Warga RT 03', text, ['6281999000001@c.us', officeAddress]),
    sayAsStatus: (text: string): string => sayIn(statuses, 'Status', text),
    sayInNewsletter: (text: string): string => sayIn(newsletter, 'Kabar Kota', text),
    [Symbol.asyncDispose]: async (): Promise<void> => {
      thaw();
      await server.close();
      await folder.close();
    },
  };
};

export type WhatsappWorld = Awaited<ReturnType<typeof openWhatsappWorld>>;
