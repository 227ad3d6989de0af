import { exampleAnswers } from '../../flows/catalogue/check-examples.ts';
import type { Answers, StoredFile } from '../../flows/fields/answer.ts';
import { isAsked } from '../../flows/fields/condition.ts';
import { cityDate } from '../../domain/city-time.ts';
import { allItems } from '../../flows/features/form/items.ts';
import { Event, newSession } from '../../flows/conversation.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { aMoment } from '../support/context.ts';
import { conversation, type Conversation } from '../support/conversation.ts';
import type { Setup } from './schema.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const rina = {
  name: 'Rina Safitri',
  phone: '+6281200000001',
  channelPhone: '+6281200000001',
  institution: null,
  detailsConfirmed: true,
  privacyVersion: '2026-11',
};
const budi = {
  id: 'e0000000-0000-4000-8000-000000000001',
  nip: '198501012010011001',
  name: 'Budi Santoso',
  position: 'Analis',
  agency: 'Dinas Kesehatan',
  phone: '+6281200000001',
};
const people = {
  known: rina,
  new: { channelPhone: '+6281200000001' },
  asn: { ...rina, name: budi.name, employee: budi },
};

const letterOf = (key: string): StoredFile => ({
  sha256: '1'.repeat(64),
  name: `${key}.pdf`,
  mime: 'application/pdf',
  bytes: 217_088,
  pages: 1,
});

type Filled = { answers: Answers; files: Record<string, StoredFile[]>; skipped: string[] };

/** A form filled with the catalogue's examples as far as an item, which stands open then; the whole of it for `null`. */
const filledUntil = (
  service: Service,
  until: string | null,
  changed: Setup['answers'],
  resources: Catalogue['city']['resources'],
): Filled => {
  const items = allItems(service);
  const at = until === null ? items.length : items.findIndex(({ key }) => key === until);
  if (at < 0) throw new Error(`${service.code} has no item ${until ?? ''}`);
  const known = items.flatMap(({ field }) => (field ? [field] : []));
  const examples = exampleAnswers(known, { today, resources });
  const filled: Filled = { answers: {}, files: {}, skipped: [] };
  for (const item of items.slice(0, at)) {
    const answer = changed[item.key] === undefined ? examples[item.key] : changed[item.key];
    if (item.letter) filled.files[item.key] = [letterOf(item.key)];
    else if (item.field.when && !isAsked(item.field.when, filled.answers)) continue;
    else if (answer === null || answer === undefined) filled.skipped.push(item.key);
    else filled.answers[item.key] = answer as Answers[string];
  }
  return filled;
};

/** A person where a group or scene of the corpus begins. */
export const placed = (setup: Setup, catalogue: Catalogue): Conversation => {
  const [code = '', item] = setup.at?.split('/') ?? [];
  const service = setup.at === undefined ? undefined : catalogue.byCode.get(code);
  if (setup.at !== undefined && !service) throw new Error(`No service ${code}`);
  const drafts = service
    ? [
        {
          service: service.code,
          ...filledUntil(
            service,
            item === 'review' ? null : (item ?? null),
            setup.answers,
            catalogue.city.resources,
          ),
        },
      ]
    : [];
  const talk = conversation({
    session: { ...newSession, at: { name: 'menu' } },
    ...setup.world,
    catalogue,
    channel: setup.channel,
    contact: { ...people[setup.who], ...(setup.world['contact'] as object | undefined) },
    drafts: [...drafts, ...((setup.world['drafts'] as never[] | undefined) ?? [])],
  });
  // Whoever has written a while ago is not greeted.
  if (setup.who !== 'new') talk.lastSeenAt = new Date(aMoment.getTime() - 60_000);
  for (const text of [
    ...(service ? ['lanjutkan'] : setup.who === 'new' ? [] : ['menu']),
    ...(setup.before ?? []),
  ])
    talk.say(text);
  for (const event of setup.events ?? []) talk.turn(Event.parse(event));
  const there = talk.session.at;
  if (item !== undefined && item !== 'review' && (there.name !== 'item' || there.key !== item))
    throw new Error(`${setup.at ?? ''} leads to ${JSON.stringify(there)}`);
  return talk;
};
