import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { receiptCode, shownReceiptCode } from '../../../../domain/receipt-code.ts';
import type { CounterCode } from '../../../../flows/features/counter/index.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));
const number = 'TD-2026-VHJTHDNC';
const code = receiptCode(new Uint8Array(16).fill(7));
const printed = `${number} ${shownReceiptCode(code)}`;
const requestId = 'b0000000-0000-4000-8000-000000000001';
const good: CounterCode = { is: 'good', requestId, generation: 0, service: 'magang', state: 'verified' };

const talking = (counter_code: CounterCode) =>
  conversation({
    catalogue,
    channel: 'whatsapp',
    contact: { privacyVersion: '2026-11' },
    facts: { counter_code },
  });
type Talk = ReturnType<typeof talking>;
const asked = (talk: Talk): string[] => talk.effects.map(({ type }) => type);

describe('number and code of a receipt', () => {
  test('in one message join the request, which is told with where it stands', () => {
    const talk = talking(good);
    talk.say(printed);
    expect(talk.shown()).toContain(`*${number}* – ${catalogue.byCode.get('magang')?.title} – kini terhubung`);
    expect(talk.effects).toContainEqual({ type: 'join_counter', requestId, generation: 0 });
  });

  test('are taken one after the other, too, with a way back', () => {
    const talk = talking(good);
    talk.say('sambung');
    expect(talk.shown()).toContain('Tulis *nomor* dan *kode*');
    talk.say(number.toLowerCase());
    expect(talk.shown()).toContain(`kode* pada tanda terima *${number}*`);
    talk.say('kembali');
    expect(talk.shown()).toContain('Tulis *nomor* dan *kode*');
    talk.say(number);
    talk.say('apa itu?');
    expect(asked(talk)).not.toContain('join_counter');
    talk.say(shownReceiptCode(code));
    expect(asked(talk)).toContain('join_counter');
  });

  test('a slip of the finger is told, and no try', () => {
    const talk = talking({ is: 'wrong' });
    talk.say('sambung');
    talk.say(`${number} ${code.slice(0, 7)}${code.endsWith('2') ? '3' : '2'}`);
    expect(talk.shown()).toContain('salah ketik');
    expect(asked(talk)).not.toContain('code_missed');
  });

  test.each([
    ['wrong', 'tidak cocok', ['code_missed', 'counter_code_missed']],
    ['locked', 'setelah 24 jam', []],
    ['own', 'sudah terhubung', []],
  ] as const)('that are %s join nothing', (is, words, effects) => {
    for (const way of [[printed], ['sambung', number, code]]) {
      const talk = talking({ is });
      for (const text of way) talk.say(text);
      expect(talk.shown()).toContain(words);
      expect(asked(talk).filter((type) => type.includes('code') || type === 'join_counter')).toEqual(effects);
    }
  });

  test('leave a form as it is', () => {
    const talk = talking(good);
    talk.say('magang');
    talk.say('setuju');
    const question = talk.shown().split('\n').at(-1);
    talk.say(printed);
    expect(talk.shown()).toContain('kini terhubung');
    expect(talk.shown()).toContain(String(question));
  });

  test('mean nothing in a chat of staff', () => {
    const staff = { id: 's1', name: 'Sari', role: 'operator', unit: 'aptika' } as const;
    const talk = conversation({
      catalogue,
      channel: 'whatsapp',
      contact: { staff },
      facts: { counter_code: good },
    });
    talk.say('sambung');
    expect(talk.shown()).toContain('Chat petugas');
    talk.say(printed);
    expect(asked(talk)).not.toContain('join_counter');
  });
});

test('a number that is not one’s own says how a receipt is joined', () => {
  const talk = talking(good);
  talk.say(number);
  expect(talk.shown()).toContain('Ketik *sambung*');
});
