import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import type { Imitated } from '../../bot/channels/simulator/imitated.ts';
import { allItems, type Item } from '../../flows/features/form/items.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { conversation, type Conversation, type Setting } from './conversation.ts';

const phone = '+6281200000001';
const employee = {
  id: 'e0000000-0000-4000-8000-000000000001',
  nip: '199002102015031003',
  name: 'Budi Santoso',
  position: 'Pranata Komputer',
  agency: 'Dinas Kesehatan',
  phone,
};
const signer = 'Kepala, Dra. Siti Aminah, M.Si., 197001011995032001';

/** Somebody who writes for the first time, or who has filed before. */
export type Who = 'new' | 'known';

/** The channel tells the number of somebody on WhatsApp. */
const person = (channel: Imitated, who: Who, { audience }: Service): Setting['contact'] => {
  const number = channel === 'whatsapp' ? { channelPhone: phone } : {};
  if (who === 'new') return number;
  const told = { ...number, privacyVersion: '2026-11' };
  return audience === 'internal'
    ? { ...told, employee }
    : { ...told, name: 'Rina Safitri', phone, institution: 'Jl. Gajah Mada 10', detailsConfirmed: true };
};

const answer = (talk: Conversation, item: Item, today: string): boolean => {
  if (item.field) {
    if (item.sensitive) talk.secure({ answer: '6171010101900001' });
    else talk.say(expandExample(item.field.example, today));
    return !item.sensitive;
  }
  const [type = 'pdf'] = item.letter.types;
  const name = `${item.key}.${type}`;
  if (item.sensitive) {
    const { sha256, mime, bytes } = talk.fileEvent({ name, type });
    talk.secure({ file: { sha256, name, mime, bytes } });
    return false;
  }
  const said = [
    ...(item.letter.signer === 'agency_head' ? [signer] : []),
    ...(item.letter.max > 1 ? ['selesai'] : []),
  ];
  talk.send({ name, type, ...(said.length > 0 ? { caption: said.join(', ') } : {}) });
  return true;
};

const detail = (talk: Conversation): void => {
  const { at } = talk.session;
  if (at.name === 'details' && at.key === 'name')
    return talk.say('Rina Safitri, Jl. Gajah Mada 10, rina@contoh.id');
  return talk.turn({ kind: 'contact', phone, own: true });
};

/** A request that was filed, and what it cost its applicant. */
type Filed = { talk: Conversation; messages: number; fields: number; letters: number };

/** Files a request from a catalogue's examples with one message a question, as short as the questions invite to. */
export const fileByRobot = (
  service: Service,
  { catalogue, channel, who, today }: { catalogue: Catalogue; channel: Imitated; who: Who; today: string },
): Filed => {
  const talk = conversation({
    ...{ catalogue, channel, employees: [employee] },
    contact: person(channel, who, service) ?? {},
  });
  const filed: Filed = { talk, messages: 1, fields: 0, letters: 0 };
  talk.say(service.title);
  for (let turn = 0; turn < 60; turn += 1) {
    const { at } = talk.session;
    if (at.name === 'sent') return filed;
    if (at.name === 'item') {
      const item = allItems(service).find(({ key }) => key === at.key);
      if (!item) throw new Error(`No item ${at.key}`);
      if (!answer(talk, item, today)) continue;
      filed[item.field ? 'fields' : 'letters'] += 1;
    } else if (at.name === 'review') talk.say('kirim');
    else if (at.name === 'card') talk.say('setuju');
    else if (at.name === 'details' || at.name === 'verify') detail(talk);
    else throw new Error(`${service.code}: stuck at ${at.name}:\n${talk.shown()}`);
    filed.messages += 1;
  }
  throw new Error(`${service.code} has no end:\n${talk.shown()}`);
};
