import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../../../app/channel.ts';
import { announcement, compose, fileContent } from '../../../bot/channels/whatsapp-cloud/compose.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { NoticeKind, notices } from '../../../flows/notices.ts';

const file = { name: 'hasil.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') };
const outgoing = (message: Message, more: Partial<Outgoing> = {}): Outgoing => ({
  deliveryId: '1',
  address: '6281',
  message,
  lastInboundAt: new Date(),
  ...more,
});
const kinds = (given: Outgoing): string[] =>
  compose(given).map((part) => ('file' in part ? `file ${part.caption ?? '-'}` : part.content.type));

describe('a message in its parts', () => {
  test('every choice stands in the text with its number, whatever can be pressed', () => {
    const [part] = compose(
      outgoing({
        text: 'Periksa',
        options: [
          { id: 'a', label: 'Nama: Rina', kind: 'line' },
          { id: 'b', label: 'Kirim' },
          { id: 'c', label: 'Kembali', kind: 'nav' },
        ],
        footer: 'Ketik batal.',
      }),
    );
    expect(part).toMatchObject({
      content: { interactive: { body: { text: 'Periksa\n\n1. Nama: Rina\n2. Kirim\n\n_Ketik batal._' } } },
    });
  });

  test('a long text is parted at a paragraph, and the choices are under the last part', () => {
    const text = Array.from({ length: 200 }, (_, n) => `Paragraf ${n} dari ketentuan.`).join('\n\n');
    const parts = compose(outgoing({ text, options: [{ id: 'a', label: 'Setuju' }] }));
    const bodies = parts.map((part) => {
      if (!('content' in part)) return '';
      if (part.content.type === 'text') return part.content.text.body;
      return part.content.type === 'interactive' ? part.content.interactive.body.text : '';
    });
    expect(parts.length).toBe(2);
    expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThanOrEqual(4096);
    expect(bodies[0]?.endsWith('ketentuan.')).toBe(true);
    expect(bodies.join('\n\n')).toBe(`${text}\n\n1. Setuju`);
    expect(parts.at(-1)).toMatchObject({ content: { type: 'interactive' } });
  });

  test('a file carries a short text; a long one goes before it, choices after it', () => {
    expect(kinds(outgoing({ text: 'Ini hasilnya' }, { file }))).toEqual(['file Ini hasilnya']);
    expect(kinds(outgoing({ text: 'x'.repeat(1025) }, { file }))).toEqual(['text', 'file -']);
    expect(kinds(outgoing({ text: 'Cocok?', options: [{ id: 'a', label: 'Ya' }] }, { file }))).toEqual([
      'file -',
      'interactive',
    ]);
  });

  test('small photos go as photos, everything else as a document under its name', () => {
    const image = { ...file, name: 'foto.png', mime: 'image/png' };
    expect(fileContent('7', { file: image, caption: 'Foto' })).toEqual({
      type: 'image',
      image: { id: '7', caption: 'Foto' },
    });
    expect(fileContent('7', { file: { ...image, bytes: Buffer.alloc(5 * 1024 * 1024 + 1) } })).toMatchObject({
      type: 'document',
      document: { id: '7', filename: 'foto.png' },
    });
  });
});

describe('a template', () => {
  test.each(NoticeKind.options)('%s is told under its name, in Indonesian, with what it is about', (kind) => {
    expect(announcement({ text: 'x', notice: { kind, about: 'TD-2026-7KQ4M9XD' } })).toEqual({
      type: 'template',
      template: {
        name: notices[kind].template,
        language: { code: 'id' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'TD-2026-7KQ4M9XD' }] }],
      },
    });
  });

  test('its parameter is one line; what is no news has none', () => {
    const content = announcement({
      text: 'x',
      notice: { kind: 'draft_reminder', about: 'Magang\n\n      PKL' },
    });
    expect(content).toMatchObject({ template: { components: [{ parameters: [{ text: 'Magang PKL' }] }] } });
    expect(announcement({ text: 'x' })).toBeNull();
  });
});
