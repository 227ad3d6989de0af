import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { asListText } from '../../../app/render-text.ts';
import { cityDate } from '../../../domain/city-time.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';
import { readField } from '../../../flows/fields/index.ts';
import { allItems, nextItem } from '../../../flows/features/form/items.ts';
import { expandExample } from '../../../flows/fields/example.ts';
import { buttons } from '../../../flows/labels.ts';
import { aMoment } from '../../support/context.ts';
import { storm } from '../../support/storm.ts';
import { type Conversation, type SentFile, conversation } from '../../support/conversation.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);
const nik = '6171010101900001';
const otherNik = '3171 0101 0190 0001';
/** Whether a text shows one of the numbers that were typed; the end of a name, a phone and a line's number in a row may look like one. */
const showsNik = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  return [nik, otherNik].some((one) => digits.includes(one.replace(/\D/g, '')));
};
const id = 'b0000000-0000-4000-8000-000000000001';

const employee = {
  id: 'e1',
  nip: '198503122010011004',
  name: 'Rina Safitri',
  position: 'Kasubbag Umum',
  agency: 'Dinas Pendidikan',
  phone: '+6281200000001',
};

type Act = (talk: Conversation) => void;
type Named = { name: string; act: Act };

const named = <T>(name: string, arbitrary: fc.Arbitrary<T>, act: (talk: Conversation, value: T) => void) =>
  arbitrary.map((value): Named & { [fc.toStringMethod]: () => string } => ({
    name,
    act: (talk) => act(talk, value),
    [fc.toStringMethod]: () => `${name}(${fc.stringify(value)})`,
  }));

/** What a person who follows the question would send. */
const goodAnswer = (talk: Conversation): void => {
  const { at } = talk.session;
  const { draft } = talk;
  const service = catalogue.byCode.get(draft?.service ?? '');
  const item =
    at.name === 'item' ? service && allItems(service).find(({ key }) => key === at.key) : undefined;
  if (!item) return talk.say('1');
  if (item.sensitive && item.field) return talk.secure({ answer: nik });
  if (item.sensitive) {
    const { sha256, name, mime, bytes } = talk.fileEvent({ name: 'ktp.jpg', type: 'jpg' });
    return talk.secure({ file: { sha256, name, mime, bytes } });
  }
  if (item.letter) return talk.send({ name: 'surat.pdf' });
  return talk.say(expandExample(item.field.example, today));
};

const anOption = (talk: Conversation, n: number, from: 'now' | 'ever'): void => {
  const options =
    from === 'now' ? talk.session.prompt.options : talk.messages.flatMap((message) => message.options ?? []);
  const option = options[n % Math.max(1, options.length)];
  if (option) talk.turn({ kind: 'button', option: option.id });
};

const spoken = [
  ...['menu', 'batal', 'kembali', 'status', 'bantuan', 'privasi', 'stop', 'lewati', 'kirim', 'ya', 'tidak'],
  ...[
    'halo',
    'assalamualaikum',
    'makasih',
    'magang',
    'masuk ABC123',
    'status TD-2026-23456785',
    '-',
    'selesai',
  ],
  ...['Jadwal ' + nik, otherNik, 'dua belas', 'besok jam 9 sampai 11', '9', '31/02/2027', ''],
  ...Object.values(buttons),
  ...catalogue.services.map(({ title }) => title),
];
const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('x'.repeat(5000), 'kata '.repeat(390), '*_~`', '\u202Eabc', '１２', '🙂🙂🙂🙂'),
);
const files: SentFile[] = [
  { name: 'surat.pdf' },
  { name: `ktp_${nik}.jpg`, type: 'jpg' },
  { name: 'a.pdf', trouble: 'encrypted' },
  { name: 'b.txt', type: 'other' },
  { name: 'besar.pdf', bytes: 40_000_000, trouble: 'too_large' },
];

const act = fc.oneof(
  { weight: 8, arbitrary: named('answer', fc.constant(0), goodAnswer) },
  {
    weight: 3,
    arbitrary: named('number', fc.integer({ min: 0, max: 16 }), (talk, n) => talk.say(String(n))),
  },
  { weight: 4, arbitrary: named('press', fc.nat(20), (talk, n) => anOption(talk, n, 'now')) },
  { weight: 1, arbitrary: named('press old', fc.nat(200), (talk, n) => anOption(talk, n, 'ever')) },
  {
    weight: 1,
    arbitrary: named(
      'press garbage',
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          `rate.${id}.3`,
          `rate.${id}.9`,
          `reopen.${id}`,
          `complete.${id}`,
          `reply.${id}`,
          `comment.${id}`,
          'send.x',
          'act.verify.x',
          'q1.opt.a',
        ),
      ),
      (talk, option) => talk.turn({ kind: 'button', option }),
    ),
  },
  { weight: 4, arbitrary: named('say', fc.constantFrom(...spoken), (talk, text) => talk.say(text)) },
  { weight: 1, arbitrary: named('say', strange, (talk, text) => talk.turn({ kind: 'text', text })) },
  { weight: 2, arbitrary: named('send', fc.constantFrom(...files), (talk, file) => talk.send(file)) },
  {
    weight: 1,
    arbitrary: named(
      'other',
      fc.constantFrom(
        { kind: 'other', what: 'sticker' } as const,
        { kind: 'location', latitude: -0.02, longitude: 109.3 } as const,
        { kind: 'location', latitude: 900, longitude: 0 } as const,
        { kind: 'contact', phone: '081200000001', own: true } as const,
        { kind: 'contact', phone: '?', own: false } as const,
      ),
      (talk, event) => talk.turn(event),
    ),
  },
  {
    weight: 1,
    arbitrary: named('inside', fc.nat(50), (talk, n) => {
      const draft = [...talk.drafts.values()][n % Math.max(1, talk.drafts.size)];
      if (n % 4 === 0) talk.turn({ kind: 'remind', draftId: draft?.id ?? id });
      else if (n % 4 === 1)
        talk.turn({ kind: 'secure_answer', draftId: draft?.id ?? id, item: '?', answer: 'abc' });
      else if (n % 5 === 4)
        talk.turn({ kind: 'unit_message', requestId: id, unit: 'ikp', text: 'Mohon datang.' });
      else talk.turn({ kind: 'news', requestId: id, news: n % 4 === 2 ? 'completed' : 'needs_completion' });
    }),
  },
  { weight: 1, arbitrary: named('later', fc.constantFrom(0.1, 1, 15), (talk, days) => talk.later(days)) },
);

const isLeaving = (talk: Conversation, draft: Draft): boolean =>
  draft.state === 'abandoned' || talk.session.draftId === null;

/** An answer goes only when the person changed that very item, or when the chat says so. */
const nothingLost = (
  before: Map<string, Draft>,
  at: Conversation['session']['at'],
  talk: Conversation,
): void => {
  const said = talk.shown();
  for (const [draftId, old] of before) {
    const now = talk.drafts.get(draftId);
    if (!now || old.state !== 'open' || isLeaving(talk, now)) continue;
    const service = catalogue.byCode.get(old.service);
    const items = service ? allItems(service) : [];
    for (const key of [...Object.keys(old.answers), ...Object.keys(old.files)]) {
      if (key in now.answers || key in now.files || (at.name === 'item' && at.key === key)) continue;
      const label = items.find((item) => item.key === key)?.label ?? key;
      expect(said, `lost ${key}`).toContain(label);
    }
  }
};

const nothingIncomplete = (talk: Conversation): void => {
  for (const effect of talk.effects) {
    if (effect.type !== 'submit') continue;
    const draft = talk.drafts.get(effect.draftId);
    const service = catalogue.byCode.get(draft?.service ?? '');
    if (!draft || !service) throw new Error('submitted nothing');
    expect(nextItem(service, draft)).toBeUndefined();
    expect(
      service.audience === 'internal' ? talk.contact.employee : talk.contact.detailsConfirmed,
    ).toBeTruthy();
    if (!draft.requestId) expect(draft.sopAcceptedAt).not.toBeNull();
  }
};

const wellSaid = (talk: Conversation): void => {
  const { session, replies, draft } = talk;
  for (const message of replies) {
    expect(showsNik(talk.look(message)), talk.look(message)).toBe(false);
    expect(asListText(message).length, asListText(message)).toBeLessThanOrEqual(4096);
    expect(message.text.trim(), JSON.stringify(session.at)).not.toBe('');
    for (const option of message.options ?? []) expect(Buffer.byteLength(option.id)).toBeLessThanOrEqual(64);
  }
  const question = replies.at(-1);
  const asks = question?.options?.some((option) => option.id.startsWith(`q${session.prompt.no}.`));
  if (session.at.name !== 'item' || !asks || !question) return;
  const { key } = session.at;
  const service = catalogue.byCode.get(draft?.service ?? '');
  const label = service && allItems(service).find((item) => item.key === key)?.label;
  expect(question.text).toContain(label);
  expect(question.text).toMatch(/ · \d+\/\d+\)/);
};

const live = (talk: Conversation, { act: happen }: Named): void => {
  const before = new Map(talk.drafts);
  const { at } = talk.session;
  talk.replies = [];
  talk.effects = [];
  happen(talk);
  nothingLost(before, at, talk);
  nothingIncomplete(talk);
  wellSaid(talk);
};

const known = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const settings = fc.record({
  channel: fc.constantFrom('whatsapp' as const, 'telegram' as const),
  contact: fc.constantFrom(
    {},
    { channelPhone: '+6281200000001' },
    known,
    { ...known, employee },
    { ...known, channelPhone: '+6281200000001', employee },
  ),
  service: fc.option(fc.constantFrom(...catalogue.services.map(({ code }) => code))),
  state: fc.constantFrom('completed' as const, 'needs_completion' as const, 'submitted' as const),
  audience: fc.constantFrom('foreign', 'own'),
  filled: fc.boolean(),
});

/** Every field answered by its example; the letters are still to come. */
const answersOf = (code: string): Pick<Draft, 'answers' | 'skipped'> => {
  const service = catalogue.byCode.get(code);
  const context = {
    today,
    time: '09:12',
    closedDays: new Map(),
    resources: catalogue.city.resources,
    horizonDays: 90,
    holds: () => [],
    subdomainTaken: () => false,
  };
  const answers: Draft['answers'] = {};
  for (const item of service ? allItems(service) : []) {
    if (!item.field) continue;
    const text = expandExample(item.field.example, today);
    const reading = readField({ text }, item.field, { ...context, answers });
    if (reading.ok === true) answers[item.key] = reading.value;
  }
  const letters = (service?.letters ?? []).filter(({ required }) => !required);
  return { answers, skipped: letters.map(({ key }) => key) };
};

const begin = ({
  channel,
  contact,
  service,
  state,
  audience,
  filled,
}: typeof settings extends fc.Arbitrary<infer T> ? T : never) => {
  const contactId = audience === 'own' ? {} : { contactId: 'c0000000-0000-4000-8000-000000000099' };
  const lacking =
    state === 'needs_completion' ? [{ item: 'surat_pengantar', because: 'belum ditandatangani' }] : [];
  const request = { id, state, lacking, outcome: 'Sudah', completedOn: today, letters: [], ...contactId };
  const draftId = 'd0000000-0000-4000-8000-000000000900';
  return conversation({
    catalogue,
    channel,
    contact,
    requests: [request],
    writtenAbout: [id],
    employees: [employee, { ...employee, id: 'e2', nip: '197001011995032001' }],
    figures: {},
    holds: [{ resource: 'meeting_room', date: '2026-12-03', from: '08:00', to: '16:00', seats: [1] }],
    ...(service
      ? {
          drafts: [{ id: draftId, service, ...(filled ? answersOf(service) : {}) }],
          session: {
            at: { name: 'resume', service, draftId },
            prompt: { no: 1, options: [] },
            draftId,
            wrong: 0,
          },
        }
      : {}),
  });
};

test('whatever happens, nothing is thrown, nothing is lost unsaid, nothing incomplete is sent and every question says where one is', () => {
  fc.assert(
    fc.property(settings, fc.array(act, { minLength: 5, maxLength: 60 }), (setting, acts) => {
      const talk = begin(setting);
      if (setting.service) live(talk, { name: 'resume', act: (it) => it.say('ya') });
      for (const one of acts) live(talk, one);
    }),
    { interruptAfterTimeLimit: storm(2_000, 300_000), numRuns: 5000 },
  );
});
