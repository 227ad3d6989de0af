import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { groundOf } from '../../../../domain/objection.ts';
import type { StaffMember } from '../../../../domain/role.ts';
import { objectionWish } from '../../../../flows/features/questions/objection-wish.ts';
import { dataWish } from '../../../../flows/features/personal-data/wish.ts';
import { conversation, type Conversation, type Setting } from '../../../support/conversation.ts';
import { aRequest, aStaffMember } from '../../../support/context.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const talkOn = (more: Partial<Setting> = {}): Conversation =>
  conversation({ catalogue, channel: 'telegram', contact, ...more });

const refused = aRequest({ service: 'data', state: 'rejected', since: '2026-11-20T02:00:00.000Z' });
const objected = (): Conversation => {
  const talk = talkOn();
  talk.requests.push({ ...refused, contactId: talk.contact.id });
  talk.say('saya keberatan');
  talk.say('APBD itu terbuka untuk umum.');
  return talk;
};

const before = (staff: Partial<StaffMember>, talk: Conversation): Conversation => {
  const office = talkOn({ contact: { ...contact, id: 's1', staff: aStaffMember(staff) } });
  office.questions.push(...talk.questions);
  return office;
};

test('the head, or who stands in, answers it; its applicant reads the answer and where to go from there', () => {
  for (const staff of [
    { role: 'head', unit: 'sekretariat' },
    { role: 'operator', unit: 'ikp', acting: 'plh' },
  ] as const) {
    const asked = objected();
    const [objection] = asked.questions;
    expect(objection).toMatchObject({ dueOn: '2027-01-08', requestNumber: refused.number });
    expect(asked.alerts[0]?.options?.map(({ label }) => label)).toEqual(['Jawab']);
    const head = before(staff, asked);
    head.say('pertanyaan');
    head.press(objection?.number ?? '');
    expect(head.shown()).toContain('Jawab paling lambat: Jumat, 8 Januari 2027');
    head.press('Jawab');
    head.say('Keberatan diterima. Data dikirim dalam tiga hari.');
    head.press('Kirim');
    const answer = { kind: 'question_answer' as const, questionId: objection?.id ?? '', unit: 'sekretariat' };
    asked.turn({ ...answer, text: 'Keberatan diterima.' });
    expect(asked.shown()).toContain(`Jawaban atas keberatan ${objection?.number ?? ''}`);
    expect(asked.shown()).toContain('Komisi Informasi');
    asked.say('status');
    expect(asked.shown()).toContain('sudah dijawab');
  }
});

const pressed = (talk: Conversation) => talk.effects.map((effect) => effect.type);

test('it may be answered by a letter, which reaches its applicant as a file of the request; its words may stand beside', () => {
  const asked = objected();
  const [objection] = asked.questions;
  const head = before({ role: 'head', unit: 'sekretariat' }, asked);
  head.turn({ kind: 'button', option: `tanya.answer.${objection?.id ?? ''}` });
  expect(head.shown()).toContain('kirim suratnya sebagai PDF atau foto');
  head.send({ name: 'kunci.pdf', type: 'pdf', trouble: 'encrypted' });
  expect(head.shown()).toContain('terkunci kata sandi');
  head.send({ name: 'jawaban.pdf', type: 'pdf', pages: 2 });
  expect(head.shown()).toContain('Bersama surat: jawaban.pdf');
  expect(head.shown()).toContain('Jawaban kami ada dalam surat');
  head.say('Keberatan diterima; datanya ada dalam lampiran surat.');
  expect(head.shown()).toContain('Keberatan diterima');
  expect(head.shown()).toContain('Bersama surat: jawaban.pdf');
  head.press('Kirim');
  expect(pressed(head)).toEqual(expect.arrayContaining(['relay', 'question_step']));
  expect(head.effects.find(({ type }) => type === 'relay')).toMatchObject({
    ...{ requestId: refused.id, contactId: asked.contact.id, from: { sender: 'unit', unit: 'sekretariat' } },
    file: { name: 'jawaban.pdf', mime: 'application/pdf' },
    text: `Surat jawaban atas keberatan *${objection?.number ?? ''}*.`,
  });
  const file = { sha256: 'a'.repeat(64), name: 'jawaban.pdf', mime: 'application/pdf', bytes: 900 };
  const text = 'Surat jawaban.';
  asked.turn({ kind: 'unit_message', requestId: refused.id, unit: 'sekretariat', text, file });
  expect(asked.replies.find((message) => message.file)?.file?.name).toBe('jawaban.pdf');
});

test('a question that is no objection takes no letter, and a letter whose answer was not sent is forgotten', () => {
  const asked = objected();
  const [objection] = asked.questions;
  const head = before({ role: 'head', unit: 'sekretariat' }, asked);
  head.turn({ kind: 'button', option: `tanya.answer.${objection?.id ?? ''}` });
  head.send({ name: 'jawaban.pdf', type: 'pdf' });
  head.say('batal');
  expect(head.forgotten).toHaveLength(1);
  expect(pressed(head)).not.toContain('relay');
  const plain = before({ role: 'operator', unit: 'sekretariat' }, asked);
  const question = plain.questions[0];
  if (!question) throw new Error('No question');
  delete question.dueOn;
  plain.turn({ kind: 'button', option: `tanya.answer.${question.id}` });
  expect(plain.shown()).toContain('Tulis jawaban untuk penanya.');
  plain.send({ name: 'jawaban.pdf', type: 'pdf' });
  expect(plain.shown()).not.toContain('Bersama surat');
});

test.each([
  { role: 'operator', unit: 'sekretariat' },
  { role: 'operator', unit: 'ikp' },
  { role: 'records_officer', unit: 'sekretariat' },
  { role: 'administrator', unit: 'sekretariat' },
] as const)('$role of $unit neither finds nor answers it', (staff) => {
  const asked = objected();
  const office = before(staff, asked);
  office.say('pertanyaan');
  expect(office.shown()).not.toContain('KB-');
  office.turn({ kind: 'button', option: `tanya.answer.${asked.questions[0]?.id ?? ''}` });
  expect(office.session.at.name).not.toBe('question');
});

const own = new Map<string, string>();
test.each([
  ['rejected', '2026-11-20', false, 'refused'],
  ['completed', '2026-11-20', false, 'unlike'],
  ['rejected', '2026-10-09', false, null],
  ['verified', '2026-11-20', true, 'unanswered'],
  ['verified', '2026-11-20', false, null],
  ['withdrawn', '2026-11-20', false, null],
] as const)('%s since %s, late %s: %s', (state, since, isLate, ground) => {
  expect(groundOf({ state, since, isLate }, '2026-11-23', { within: 30, own })).toBe(ground);
});

test.each([
  'saya keberatan',
  'Keberatan',
  'sy mau mengajukan keberatan',
  'mau ajukan keberatan ke atasan ppid',
  'keberatan atas penolakan permohonan informasi',
  'saya keberatan karena permintaan data saya ditolak',
  'permohonan informasi saya ditolak',
  'kenapa permintaan data saya ditolak',
  'informasi saya kok ditolak ya pak',
  'permintaan informasi saya belum dijawab sampai sekarang',
  'protes, dokumen saya ditolak',
])('"%s" objects', (words) => {
  expect(objectionWish(words)).not.toBeNull();
});

test.each([
  'permohonan saya ditolak',
  'permohonan magang saya ditolak',
  'saya keberatan data saya dipakai',
  'mau minta informasi',
  'kapan permohonan saya dijawab',
  'apakah ibu keberatan jika rapat diundur',
])('"%s" does not, or is about one’s own data', (words) => {
  expect(dataWish(words) ?? objectionWish(words)).not.toBe('plain');
  expect(dataWish(words) === 'objection' || objectionWish(words) === null).toBe(true);
});
