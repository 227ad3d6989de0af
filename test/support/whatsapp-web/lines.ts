import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Bell } from '../telegram/wait-for.ts';

/** An open page: what it was told to show, whether its device is paired, and the stream its events go down. */
export type Line = {
  page: string;
  device: string;
  paired: boolean;
  ref: string | null;
  qr: string | null;
  stream: ServerResponse;
};

/** What a page is told; the page's app.js knows the types. */
export type PageEvent = { type: string; [detail: string]: unknown };

/** A paired device: the secret its profile keeps, and how many of the incoming messages it was told. */
type Device = { secret: string; told: number };

const newRef = () => `2@${randomBytes(48).toString('base64')}`;

/** The pages that are open now and the devices the office's phone knows. */
export const createLines = (bell: Bell, incoming: () => number) => {
  const open = new Map<string, Line>();
  const devices = new Map<string, Device>();

  const tell = (line: Line, event: PageEvent): void => {
    line.stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };

  const heard = (line: Line): void => {
    const device = devices.get(line.device);
    if (device !== undefined && line.paired) device.told = incoming();
  };

  const all = () => [...open.values()];

  /** The pairing is used in another window now: this page is told nothing more. */
  const giveWay = (line: Line): void => {
    tell(line, { type: 'conflict' });
    open.delete(line.page);
    bell.ring();
  };

  return {
    all,
    devices,
    tell,
    get: (page: string): Line | null => open.get(page) ?? null,
    /** To every paired page; what was told counts as received by its device. */
    broadcast: (event: PageEvent): void => {
      for (const line of all().filter(({ paired }) => paired)) {
        tell(line, event);
        heard(line);
      }
    },
    enter: (line: Line, secret: string): void => {
      line.paired = devices.get(line.device)?.secret === secret;
      if (!line.paired) line.ref = newRef();
      for (const other of all()) if (line.paired && other.device === line.device) giveWay(other);
      open.set(line.page, line);
      line.stream.on('close', () => {
        if (open.get(line.page) === line) open.delete(line.page);
        bell.ring();
      });
      bell.ring();
    },
    /** The incoming messages this page's device has not been told; from now on it has. */
    missed: <M>(line: Line, messages: M[]): M[] => {
      const late = messages.slice(devices.get(line.device)?.told ?? messages.length);
      heard(line);
      return late;
    },
    /** The phone takes the device up; when the page has kept the secret it comes back with it. */
    pair: (line: Line): void => {
      const secret = randomUUID();
      devices.set(line.device, { secret, told: incoming() });
      tell(line, { type: 'pair', device: line.device, secret });
    },
    rotate: (line: Line): void => {
      Object.assign(line, { ref: newRef(), qr: null });
      tell(line, { type: 'ref', ref: line.ref });
    },
    giveWay,
    /** The connection breaks; from now on nothing reaches this page until it comes back. */
    drop: (line: Line): void => {
      open.delete(line.page);
      line.stream.destroy();
    },
    forget: (line: Line): void => {
      devices.delete(line.device);
      line.paired = false;
    },
  };
};

export type Lines = ReturnType<typeof createLines>;
