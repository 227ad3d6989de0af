import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, SendError } from '../../app/channel.ts';
import type { Inbound } from '../../app/inbound.ts';
import { choices } from '../../app/render-text.ts';
import { within } from '../../app/within.ts';
import type { Message } from '../../flows/kernel/message.ts';
import type { ContractDeliveries } from './contract-deliveries.ts';
import type { ContractInbox } from './contract-inbox.ts';
import { eventually } from './eventually.ts';
import { pdfBytes, pngBytes } from './files.ts';
import { patience } from './patience.ts';

/** A message as a person sees it: its words without the messenger's formatting, and what can be pressed. */
export type ContractShown = { text: string; buttons: string[]; file?: { name: string; bytes: Buffer } };

/** Somebody who writes to us over the provider. */
export type ContractPerson = {
  address: string;
  say(text: string): void;
  sendFile(file: { name: string; mime: string; bytes: Buffer }): void;
  /** Sends something no question can be answered with: a voice message, a sticker. */
  sendOddity?(): void;
  /** Presses what bears this label, turning pages until it is there; rejects when it never is. */
  press?(label: string): Promise<void>;
  shown(): Promise<ContractShown[]>;
};

/** Makes the provider refuse: what it does to the next send to this person. */
type Mishap = (person: ContractPerson) => void;

/** An adapter with its provider, as the suite drives them. */
export type ContractRig = {
  channel(): Channel;
  inbox: ContractInbox;
  deliveries: ContractDeliveries;
  /** Somebody new. */
  person(): ContractPerson;
  /** The provider brings everything once more. */
  repeat(): Promise<void>;
  /** How much the provider still holds because it was not acknowledged. */
  unacknowledged(): number;
  /** The refusals this provider knows; one that is missing cannot happen there. */
  mishaps: Partial<Record<SendError, Mishap>>;
  /** Whether the texts carry the numbers of choices; where there are buttons instead they may not. */
  numbersInText: boolean;
  /** From now on the provider answers nothing, until it is let go. */
  hang?(): () => void;
  /** The provider refuses or is away, until it is mended. */
  trouble?(): () => void;
  /** Ends the adapter and begins another with the same provider. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** Which refusals are worth another attempt, whatever the channel. */
const retryable: Record<SendError, boolean> = {
  blocked: false,
  gone: false,
  bad_request: false,
  too_old: false,
  account: true,
  off: true,
  slow_down: true,
  transient: true,
  unknown: true,
};

const longList: Message = {
  text: '*Ruang* (wajib, 3/9)\nRuang mana yang dipakai?',
  options: [
    ...Array.from({ length: 23 }, (_, n) => ({ id: `q1.${n}`, label: `Ruang rapat ${n + 1}` })),
    { id: 'q1.long', label: 'Ruang serbaguna lantai tiga gedung utama sayap timur' },
    { id: 'q1.back', label: 'Kembali', kind: 'nav' },
  ],
  footer: 'Ketik batal untuk berhenti.',
};
const review: Message = {
  text: '*Periksa*',
  options: [
    { id: 'e.1', label: 'Nama: Rina', kind: 'line' },
    { id: 'e.2', label: 'Nomor HP: 0812', kind: 'line' },
    { id: 'q2.send', label: 'Kirim' },
    { id: 'q2.edit', label: 'Ubah' },
  ],
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes behind an event, wherever they are. */
const bytesOf = async ({ event }: Inbound, channel: Channel): Promise<Buffer | null> => {
  if (event.kind === 'file') return event.bytes;
  if (event.kind !== 'remote_file') return null;
  const fetched = await channel.fetch?.(event.ref);
  return fetched && 'bytes' in fetched ? fetched.bytes : null;
};

/** Proves of an adapter what every adapter promises; `openRig` makes it with a provider of its own. */
export const describeChannel = (name: string, openRig: () => Promise<ContractRig>): void => {
  describe(`${name} keeps the contract of every channel:`, () => {
    let rig: ContractRig;
    beforeAll(async () => {
      rig = await openRig();
    });
    afterAll(() => rig.close());

    const heard = ({ address }: ContractPerson): Inbound['event'][] =>
      rig.inbox.of(address).map(({ event }) => event);
    const texts = (person: ContractPerson): string[] =>
      heard(person).map((event) => (event.kind === 'text' ? event.text : event.kind));
    const deliver = (person: ContractPerson, message: Message) =>
      rig.deliveries.deliver(rig.channel(), person.address, { message });
    const shown = async (person: ContractPerson): Promise<string> =>
      (await person.shown()).map(({ text }) => text).join('\n');
    /** Has written, so that every messenger lets us write back. */
    const known = async (): Promise<ContractPerson> => {
      const person = rig.person();
      person.say('menu');
      await eventually(() => texts(person)).toEqual(['menu']);
      return person;
    };

    test('what a person sends is stored before it is acknowledged', async () => {
      const person = rig.person();
      const asked = rig.inbox.asked();
      const release = rig.inbox.hold();
      person.say('halo');
      await eventually(() => rig.inbox.asked()).toBeGreaterThan(asked);
      expect(rig.unacknowledged()).toBeGreaterThan(0);
      release();
      await eventually(() => rig.unacknowledged()).toBe(0);
      expect(texts(person)).toEqual(['halo']);
    });

    test('what could not be stored comes again', async () => {
      const person = rig.person();
      rig.inbox.fail(1);
      person.say('halo');
      await eventually(() => texts(person)).toEqual(['halo']);
    });

    test('what comes again, later or after a restart, is the same message', async () => {
      const person = rig.person();
      person.say('satu');
      await eventually(() => texts(person)).toEqual(['satu']);
      await rig.repeat();
      await rig.restart();
      await rig.repeat();
      person.say('dua');
      await eventually(() => texts(person)).toEqual(['satu', 'dua']);
    });

    test('texts and files arrive in the order they were sent, each with all it is made of', async () => {
      const person = rig.person();
      const words = ['2', ' Jl. Gajah Mada 10\nPontianak', 'ya 👍', 'é'.repeat(3000)];
      for (const text of words) person.say(text);
      const files = [
        { name: 'surat permohonan.pdf', mime: 'application/pdf', bytes: pdfBytes(2) },
        { name: 'foto; "satu".png', mime: 'image/png', bytes: pngBytes() },
      ];
      for (const file of files) person.sendFile(file);
      person.say('selesai');
      await eventually(() => heard(person).length).toBe(7);
      expect(texts(person).map((text) => text.trim())).toEqual(
        [...words, heard(person)[4]?.kind, heard(person)[5]?.kind, 'selesai'].map((text) => text?.trim()),
      );
      const sent = rig.inbox.of(person.address).slice(4, 6);
      for (const [index, file] of files.entries()) {
        const event = sent[index]?.event;
        expect(event).toMatchObject({ mime: file.mime });
        const bytes = sent[index] ? await bytesOf(sent[index], rig.channel()) : null;
        expect(bytes && sha256(bytes)).toBe(sha256(file.bytes));
      }
      expect(sent[0]?.event).toMatchObject({ name: 'surat permohonan.pdf' });
    });

    test('everything one can choose by number is typed as it stands, and stands in the text where there is no button', async () => {
      const person = await known();
      for (const message of [longList, review]) await deliver(person, message);
      const all = await person.shown();
      const buttons = new Set(all.flatMap((message) => message.buttons));
      for (const message of [longList, review])
        for (const [index, { label, kind }] of choices(message).entries()) {
          const line = `${index + 1}. ${label}`;
          if (rig.numbersInText || kind === 'line') expect(await shown(person)).toContain(line);
          else if (!person.press) expect([...buttons]).toContain(label);
        }
      person.say('2');
      await eventually(() => heard(person).at(-1)).toMatchObject({ kind: 'text', text: '2' });
    });

    test('everything that can be pressed says which option it was, however long the list is', async () => {
      const person = await known();
      if (!person.press) return;
      // The ends of pages, wherever they are.
      const pressed = choices(longList).filter(
        (_, n, all) => n < 2 || (n > 7 && n < 12) || n > all.length - 3,
      );
      for (const { id, label } of pressed) {
        await deliver(person, longList);
        await person.press(label);
        await eventually(() => heard(person).at(-1)).toEqual({ kind: 'button', option: id });
      }
      await deliver(person, review);
      await person.press('Kirim');
      await eventually(() => heard(person).at(-1)).toEqual({ kind: 'button', option: 'q2.send' });
      // Nothing of the turning of pages is anybody's answer.
      expect(heard(person).filter(({ kind }) => kind === 'button')).toHaveLength(pressed.length + 1);
    });

    test('messages are shown in order, long ones whole, files with their bytes', async () => {
      const person = await known();
      const long = Array.from({ length: 150 }, (_, n) => `Paragraf ${n + 1} dari ketentuan layanan ini.`);
      const bytes = pdfBytes(1);
      const file = { name: 'hasil.pdf', mime: 'application/pdf', bytes };
      const named = { name: file.name, mime: file.mime, sha256: sha256(bytes) };
      await deliver(person, { text: 'pertama' });
      await deliver(person, { text: long.join('\n\n') });
      await rig.deliveries.deliver(rig.channel(), person.address, {
        message: { text: 'Ini hasilnya', file: named },
        file,
      });
      await deliver(person, { text: 'terakhir' });
      const all = await person.shown();
      expect(all.map(({ text }) => text).join('\n\n')).toContain(long.slice(-2).join('\n\n'));
      for (const paragraph of long) expect(await shown(person)).toContain(paragraph);
      expect(all[0]?.text).toBe('pertama');
      expect(all.at(-1)?.text).toBe('terakhir');
      const shownFile = all.find((message) => message.file)?.file;
      expect(shownFile && sha256(shownFile.bytes)).toBe(sha256(bytes));
      expect(shownFile?.name).toBe('hasil.pdf');
    });

    test('a kind of message nobody can answer with is told as such', async () => {
      const person = rig.person();
      if (!person.sendOddity) return;
      person.sendOddity();
      await eventually(() => heard(person)).toEqual([{ kind: 'other', what: expect.any(String) as string }]);
    });

    test('each refusal comes out as what it is, and what may be tried again goes through later', async () => {
      for (const [error, order] of Object.entries(rig.mishaps) as [SendError, Mishap][]) {
        const person = await known();
        order(person);
        const { result, again } = await deliver(person, { text: `Kabar ${error}` });
        expect({ of: error, ...result }).toMatchObject({
          of: error,
          ok: false,
          error,
          retryable: retryable[error],
        });
        if (!retryable[error]) continue;
        await expect.poll(async () => (await again()).ok, { interval: 250 }).toBe(true);
        const times = (await person.shown()).filter(({ text }) => text === `Kabar ${error}`).length;
        // What may have arrived may come twice, and never more often than it was tried; anything else comes once.
        expect(times).toBeGreaterThan(0);
        expect(times).toBeLessThanOrEqual(error === 'unknown' ? 2 : 1);
      }
    });

    test('a provider in trouble is told, and forgotten when it is well again', async () => {
      await eventually(() => rig.channel().notReady()).toBeNull();
      if (!rig.trouble) return;
      const mend = rig.trouble();
      await eventually(() => rig.channel().notReady()).toEqual(expect.stringMatching(/\w+/));
      mend();
      await eventually(() => rig.channel().notReady()).toBeNull();
    });

    test('it stops though the provider hangs', async () => {
      const person = await known();
      const release = rig.hang?.();
      const sending = deliver(person, { text: 'tertunda' }).catch(() => null);
      await within(patience, 'Stopping', rig.channel().stop());
      release?.();
      await sending;
      await rig.restart();
    });
  });
};
