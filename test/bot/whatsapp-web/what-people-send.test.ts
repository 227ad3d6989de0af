import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Inbound } from '../../../app/inbound.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { eventually } from '../../support/eventually.ts';
import { pdfBytes } from '../../support/files.ts';
import { openWhatsappRig, type WhatsappRig } from '../../support/whatsapp-rig.ts';
import type { WhatsappPerson } from '../../support/whatsapp-web/world.ts';

let rig: WhatsappRig;
beforeAll(async () => {
  rig = await openWhatsappRig();
  await rig.pair();
});
afterAll(() => rig.close());

const from = ({ address }: WhatsappPerson): Inbound[] => rig.inbox.of(address);
const textsFrom = (person: WhatsappPerson): string[] =>
  from(person).map(({ event }) => (event.kind === 'text' ? event.text : event.kind));

test('what people send that is no answer is told by its name, and what is not said to us is not heard', async () => {
  const { world } = rig;
  const person = world.person();
  const heard = world.person();
  await openContractDeliveries(rig.db, rig.vault).deliver(rig.channel(), person.address, {
    message: { text: 'Halo' },
  });
  for (const kind of [
    'sticker',
    'voice',
    'video',
    'poll',
    'location',
    'contact',
    'reaction',
    'revoked',
  ] as const)
    await person.sendOther(kind);
  world.sayFromGroup('halo semua');
  world.sayAsStatus('liburan');
  world.sayInNewsletter('kabar');
  await person.call();
  await heard.say('selesai');
  await eventually(() => textsFrom(heard)).toEqual(['selesai']);
  await eventually(() => person.rejectedCalls()).toBe(1);

  const events = from(person).map(({ event }) => event);
  const others = events.flatMap((event) => (event.kind === 'other' ? [event.what] : []));
  expect(others).toEqual(['sticker', 'voice', 'video', 'poll', 'call']);
  expect(events).toContainEqual({ kind: 'location', latitude: -0.0263, longitude: 109.3425 });
  expect(events).toContainEqual({ kind: 'contact', phone: '+6281234567890', own: false });
  // The withdrawn message may have been read before it was withdrawn; nothing else came of it.
  expect(events.filter(({ kind }) => kind === 'text').length).toBeLessThanOrEqual(1);
  expect(rig.inbox.asked()).toBe(events.length + 1);
});

test('a number is known where WhatsApp tells it, and both addresses are one person’s', async () => {
  const open = rig.world.person({ phone: '+6281200000077', lid: '300000000000077' });
  const hidden = rig.world.person({ hidePhone: true });
  const plain = rig.world.person({ phone: '+6281200000078' });
  for (const person of [open, hidden, plain]) await person.say('halo');
  for (const person of [open, hidden, plain]) await eventually(() => from(person)).toHaveLength(1);
  expect(from(open)[0]).toMatchObject({
    address: '300000000000077@lid',
    aliases: ['6281200000077@c.us'],
    phone: '+6281200000077',
  });
  expect(from(hidden)[0]).toMatchObject({ address: hidden.address, phone: null });
  expect(from(hidden)[0]).not.toHaveProperty('aliases');
  expect(from(plain)[0]).toMatchObject({ address: '6281200000078@c.us', phone: '+6281200000078' });
});

test('a text that is written over afterwards says which it was', async () => {
  const person = rig.world.person();
  const id = await person.say('Jl. Gajah Mada 1');
  await eventually(() => textsFrom(person)).toHaveLength(1);
  await person.edit(id, 'Jl. Gajah Mada 10');
  await eventually(() => textsFrom(person)).toEqual(['Jl. Gajah Mada 1', 'edited']);
  const [said, edited] = from(person);
  const message = said?.event.kind === 'text' ? said.event.message : null;
  expect(edited?.event).toEqual({ kind: 'edited', message, text: 'Jl. Gajah Mada 10' });
});

test('a download that brings nothing is tried again; what never comes is asked for again, never taken as empty', async () => {
  const person = rig.world.person();
  const bytes = pdfBytes(3);
  const refOf = (nth: number): string => {
    const event = from(person)[nth]?.event;
    return event?.kind === 'remote_file' ? event.ref : '';
  };
  rig.world.failDownloads(2);
  await person.sendFile({ name: 'surat.pdf', mime: 'application/pdf', bytes, caption: 'Surat kami' });
  await eventually(() => from(person)).toHaveLength(1);
  expect(from(person)[0]?.event).toMatchObject({ name: 'surat.pdf', caption: 'Surat kami' });
  expect(await rig.channel().fetch?.(refOf(0))).toEqual({ bytes });

  rig.world.failDownloads(50);
  await person.sendFile({ name: 'hilang.pdf', mime: 'application/pdf', bytes: pdfBytes(4) });
  await eventually(() => from(person)).toHaveLength(2);
  expect(await rig.channel().fetch?.(refOf(1))).toEqual({ because: 'unavailable' });
  rig.world.failDownloads(0);
});
