import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cardText, mostLetters } from '../../../../flows/features/services/card-text.ts';
import { aMoment, aService } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');

test.each(catalogue.services)(
  'the card of $code is read at a glance and asks for the agreement',
  (service) => {
    const { text, whole } = cardText(service);
    expect(text.length).toBeLessThanOrEqual(mostLetters);
    for (const part of [service.title, service.summary, 'Gratis', 'Draf –', 'Setujukah Anda'])
      expect(text).toContain(part);
    for (const { label } of service.letters) expect(text).toContain(label);
    const shown = service.sop.filter((step) => text.includes(step));
    expect(shown.length === service.sop.length).toBe(whole);
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(text.includes('SOP lengkap')).toBe(!whole);
  },
);

test('what the service gives in the end is left out before a step is', () => {
  const step = 'Anda mengisi formulir ini dan menunggu kabar dari kami di sini.';
  const of = (count: number) => cardText(aService({ sop: Array.from({ length: count }, () => step) }));
  expect(of(3).text).toContain('Hasilnya');
  const long = cardText(aService({ sop: Array.from({ length: 8 }, () => step) }));
  expect(long.text).not.toContain('Hasilnya');
});

const rina = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const at = (text: string) => {
  const talk = conversation({ catalogue, channel: 'whatsapp', contact: rina, now: aMoment } as never);
  talk.say('Permohonan magang');
  talk.say(text);
  return talk;
};

test.each(['1', 'setuju', 'ya', 'lanjut', 'ok'])(
  '"%s" agrees, and the version agreed to is kept',
  (words) => {
    const draft = [...at(words).drafts.values()].at(-1);
    expect(draft?.service).toBe('magang');
    expect(draft?.sopAcceptedAt).not.toBeNull();
    expect(draft?.sopVersion).not.toBeNull();
  },
);

test.each(['2', 'tidak setuju', 'tidak', 'sop', '3', 'entahlah', 'berapa lama?', 'nanti dulu'])(
  '"%s" agrees to nothing',
  (words) => {
    expect([...at(words).drafts.values()]).toEqual([]);
  },
);

test('who presses only after reading all of the SOP agrees as well', () => {
  const talk = conversation({ catalogue, channel: 'whatsapp', contact: rina } as never);
  talk.say('Permintaan data/informasi');
  expect(talk.shown()).toContain('SOP lengkap');
  talk.say('2');
  expect(talk.shown()).toContain('7. Anda menerima data');
  talk.say('setuju');
  expect([...talk.drafts.values()].at(-1)?.service).toBe('data');
});
