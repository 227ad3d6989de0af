import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furtherPage, pageIn, withChoices } from '../../../bot/channels/whatsapp-cloud/choices.ts';
import type { Content, Row } from '../../../bot/channels/whatsapp-cloud/content.ts';
import type { Message, Option } from '../../../flows/kernel/message.ts';
import { readSend } from '../../support/whatsapp-cloud/read-send.ts';

const option = (label: string, kind?: Option['kind']): Option => ({
  id: `q1.${label.slice(0, 40)}`,
  label,
  ...(kind ? { kind } : {}),
});
const message = (...options: Option[]): Message => ({ text: 'Pilih', options });
const many = (count: number): Option[] => Array.from({ length: count }, (_, n) => option(`Ruang ${n + 1}`));
const back = option('Kembali', 'nav');
const cancel = option('Batal', 'nav');

const rowsOf = (content: Content | null): Row[] =>
  content?.type === 'interactive' && content.interactive.type === 'list'
    ? content.interactive.action.sections.flatMap(({ rows }) => rows)
    : [];
const buttonsOf = (content: Content): string[] =>
  content.type === 'interactive' && content.interactive.type === 'button'
    ? content.interactive.action.buttons.map(({ reply }) => reply.title)
    : [];
const under = (given: Message, body = 'Pilih'): Content => withChoices(body, given, '42');

describe('what can be pressed under a text', () => {
  test('nothing, where nothing can be chosen', () => {
    expect(under({ text: 'Halo' }).type).toBe('text');
    expect(under(message(option('Nama: Rina', 'line'))).type).toBe('text');
  });

  test('up to three short choices are buttons, with Kembali and Batal as there is room', () => {
    expect(buttonsOf(under(message(option('Ya'), option('Tidak'), back, cancel)))).toEqual([
      'Ya',
      'Tidak',
      'Kembali',
    ]);
    expect(buttonsOf(under(message(back, cancel)))).toEqual(['Kembali', 'Batal']);
    expect(buttonsOf(under(message(...many(3), back)))).toEqual(['Ruang 1', 'Ruang 2', 'Ruang 3']);
    expect(buttonsOf(under(message(option('Nama: Rina', 'line'), option('Kirim'))))).toEqual(['Kirim']);
  });

  test('a label longer than a button, or a text longer than one takes, makes a list', () => {
    const long = 'Layanan eksternal (masyarakat/institusi)';
    expect(rowsOf(under(message(option(long), option('Layanan internal (ASN)'))))).toEqual([
      { id: `q1.${long.slice(0, 40)}`, title: 'Layanan eksternal (masy…', description: long },
      { id: 'q1.Layanan internal (ASN)', title: 'Layanan internal (ASN)' },
    ]);
    expect(rowsOf(under(message(option('Ya')), 'x'.repeat(1025)))).toHaveLength(1);
  });

  test('more than three are a list, more than ten are pages of nine', () => {
    expect(
      rowsOf(under(message(...many(9), back, cancel)))
        .map(({ title }) => title)
        .slice(-2),
    ).toEqual(['Ruang 9', 'Kembali']);
    expect(rowsOf(under(message(...many(10), back)))).toHaveLength(10);
    const pages = message(...many(24), back);
    const first = rowsOf(under(pages));
    expect(first.at(-1)).toEqual({ id: 'p.1.42', title: 'Berikutnya', description: 'Pilihan 10 sampai 18' });
    expect(first).toHaveLength(10);
    const second = rowsOf(furtherPage(pages, '42', 1));
    expect(second.map(({ title }) => title)).toEqual([
      ...many(18)
        .slice(9)
        .map(({ label }) => label),
      'Berikutnya',
    ]);
    const third = rowsOf(furtherPage(pages, '42', 2));
    expect(third.map(({ title }) => title)).toEqual([
      ...many(24)
        .slice(18)
        .map(({ label }) => label),
      'Kembali',
    ]);
    expect(furtherPage(pages, '42', 3)).toBeNull();
    expect(furtherPage(message(...many(5)), '42', 1)).toBeNull();
  });

  test('whatever the options, every one stands on some page exactly once, within all of Meta’s limits', () => {
    const label = fc
      .string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
      .filter((text) => text.trim() !== '');
    const options = fc.array(
      fc.record({ label, kind: fc.constantFrom(undefined, undefined, 'line' as const, 'nav' as const) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(options, (given) => {
        const made = given.map(({ label: text, kind }, n): Option => ({
          id: `q1.${n}`,
          label: text,
          ...(kind ? { kind } : {}),
        }));
        const whole: Message = { text: 'Pilih', options: made };
        const contents: Content[] = [under(whole)];
        for (let page = 1; ; page += 1) {
          const next = rowsOf(contents.at(-1) ?? null).at(-1)?.id ?? '';
          const content = pageIn(next) ? furtherPage(whole, '42', page) : null;
          if (!content) break;
          contents.push(content);
        }
        const ids = contents.flatMap((content) => {
          // As strict as Meta: it throws at anything too long, doubled or missing.
          readSend({ messaging_product: 'whatsapp', to: '62811000000', ...content });
          const list = rowsOf(content).map(({ id }) => id);
          return content.type === 'interactive' && content.interactive.type === 'button'
            ? content.interactive.action.buttons.map(({ reply }) => reply.id)
            : list;
        });
        const choices = made.filter(({ kind }) => kind === undefined).map(({ id }) => id);
        expect(ids.filter((id) => choices.includes(id))).toEqual(choices);
      }),
    );
  });
});

test('only our own page rows turn pages', () => {
  expect(pageIn('p.2.1234')).toEqual({ page: 2, deliveryId: '1234' });
  for (const id of ['p.2', 'q1.p.2.3', 'p.2.x', 'p.-1.3', 'p.2.3.4']) expect(pageIn(id)).toBeNull();
});
