import { describe, expect, test } from 'vitest';
import { fieldRefusal, readField, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, refusalOf, valueOf } from './support.ts';

const one = fieldOf('choice', { label: 'Bentuk', example: 'Foto' });
const some = fieldOf('multi_choice', { label: 'Bentuk', example: 'Foto, Video' });
const question = fieldOf('yes_no', { label: 'IP publik?' });
const context = contextWith();

describe('choice', () => {
  test.each([
    ['1', 'foto'],
    [' 2 ', 'video'],
    ['2.', 'video'],
    ['(2)', 'video'],
    ['no 2', 'video'],
    ['nomor 3', 'siaran_langsung'],
    ['dua', 'video'],
    ['1️⃣', 'foto'],
    ['Foto', 'foto'],
    ['FOTO', 'foto'],
    ['f', 'foto'],
    ['vid', 'video'],
    ['siaran_langsung', 'siaran_langsung'],
    ['Siaran L', 'siaran_langsung'],
    ['3. Siaran langsung', 'siaran_langsung'],
    ['foto saja', 'foto'],
    ['kafe', 'cafe'],
    ['KAFÉ & Ruang Tamu', 'cafe'],
    ['kafe ruang tamu', 'cafe'],
  ])('%j chooses %s', (typed, id) => {
    expect(valueOf(typed, one)).toBe(id);
  });

  test('a start of several names them', () => {
    expect(refusalOf('siaran', one)).toBe(
      'Tulisan itu cocok dengan beberapa pilihan: Siaran langsung atau Siaran radio. Silakan tulis salah satunya, atau nomornya.',
    );
  });

  test('a start of more than two names them all', () => {
    const grades = fieldOf('choice', {
      options: ['S1', 'S2', 'S3'].map((label) => ({ id: label.toLowerCase(), label })),
    });
    expect(refusalOf('s', grades)).toContain('S1, S2, atau S3');
  });

  test('a NIK typed instead is not said back', () => {
    expect(refusalOf('6171010101900001', one)).not.toContain('6171010101900001');
  });

  test.each(['6', '0', 'gambar', '', '?', '-1'])('%j is none of them', (typed) => {
    expect(refusalOf(typed, one)).toMatch(/tidak ada dalam pilihan \*Bentuk\*.*Contoh: Foto/);
  });

  test('a pressed option is taken, a foreign one is not', () => {
    expect(readField({ option: 'video' }, one, context)).toEqual({ ok: true, value: 'video', rest: '' });
    expect(readField({ option: 'menu' }, one, context)).toMatchObject({ ok: false });
    expect(readField({ pin: { latitude: 0, longitude: 0 } }, one, context)).toMatchObject({ ok: false });
  });

  test('an option that is gone no longer fits, but can still be shown', () => {
    expect(fieldRefusal('video', one, context)).toBeNull();
    expect(fieldRefusal('poster', one, context)).toMatch(/pilih/);
    expect(showAnswer('siaran_langsung', one)).toBe('Siaran langsung');
    expect(showAnswer('poster', one)).toBe('poster');
  });
});

describe('multi choice', () => {
  test.each([
    ['1', ['foto']],
    ['1,2', ['foto', 'video']],
    ['2, 1', ['foto', 'video']],
    ['1 dan 2', ['foto', 'video']],
    ['1 2', ['foto', 'video']],
    ['1, 2 dan 3', ['foto', 'video', 'siaran_langsung']],
    ['1, 2, dan 3', ['foto', 'video', 'siaran_langsung']],
    ['1 & 2', ['foto', 'video']],
    ['1/2', ['foto', 'video']],
    ['satu dan dua', ['foto', 'video']],
    ['foto, video', ['foto', 'video']],
    ['Foto dan Video', ['foto', 'video']],
    ['foto\nvideo', ['foto', 'video']],
    ['1. Foto\n2. Video', ['foto', 'video']],
    ['foto; siaran langsung', ['foto', 'siaran_langsung']],
    ['foto, foto', ['foto']],
    ['Kafé & ruang tamu', ['cafe']],
    ['semua', ['foto', 'video', 'siaran_langsung', 'siaran_radio', 'cafe']],
  ])('%j chooses %j', (typed, ids) => {
    expect(valueOf(typed, some)).toEqual(ids);
  });

  test('what is none of them is named, and so is a start of several', () => {
    expect(refusalOf('foto, lukisan', some)).toMatch(/"lukisan" tidak ada/);
    expect(refusalOf('foto, siaran', some)).toMatch(/Siaran langsung atau Siaran radio/);
    expect(refusalOf('1-9', some)).toMatch(/tidak ada/);
    expect(refusalOf('', some)).toMatch(/paling sedikit satu/);
  });

  test('a pressed option, a stored list', () => {
    expect(readField({ option: 'video' }, some, context)).toEqual({ ok: true, value: ['video'], rest: '' });
    expect(fieldRefusal(['foto', 'video'], some, context)).toBeNull();
    expect(fieldRefusal([], some, context)).toMatch(/paling sedikit satu/);
    expect(fieldRefusal(['poster'], some, context)).toMatch(/paling sedikit satu/);
    expect(showAnswer(['foto', 'video'], some)).toBe('Foto, Video');
  });
});

describe('yes or no', () => {
  test.each([
    'ya',
    'Ya',
    'y',
    'iya',
    'YA!',
    'yes',
    'betul',
    'ok',
    '1',
    '1.',
    'ya dong',
    'perlu',
    'ada',
    'ya, ada',
    'boleh min',
  ])('%j is yes', (typed) => {
    expect(valueOf(typed, question)).toBe(true);
  });

  test.each([
    'tidak',
    'Tidak',
    't',
    'tdk',
    'nggak',
    'gak',
    'bukan',
    'no',
    '2',
    'tidak perlu',
    'tidak ada',
    'belum ada',
    'gak usah',
  ])('%j is no', (typed) => {
    expect(valueOf(typed, question)).toBe(false);
  });

  test.each(['mungkin', '', 'ya tidak', '3', 'terserah', 'tidak tahu', 'min', '12'])(
    '%j is neither',
    (typed) => {
      expect(refusalOf(typed, question)).toMatch(/IP publik\?.*\*Ya\* atau \*Tidak\*/);
    },
  );

  test('buttons, stored values', () => {
    expect(readField({ option: 'yes' }, question, context)).toEqual({ ok: true, value: true, rest: '' });
    expect(readField({ option: 'no' }, question, context)).toEqual({ ok: true, value: false, rest: '' });
    expect(fieldRefusal('ya', question, context)).toMatch(/Ya/);
    expect([true, false].map((value) => showAnswer(value, question))).toEqual(['Ya', 'Tidak']);
  });
});

describe('what is said beside a choice', () => {
  const reasons = ['biar cepat', 'soalnya dekat', 'karena gratis', 'supaya warga bisa nonton'];
  test.each(reasons)('a reason behind it chooses nothing else: "video %s"', (reason) => {
    expect(readField({ text: `video ${reason}` }, one, context)).toMatchObject({
      ok: true,
      value: 'video',
      rest: '',
    });
    expect(readField({ text: `video ${reason}` }, some, context)).toMatchObject({
      ok: true,
      value: ['video'],
      rest: '',
    });
  });

  test.each(['yang video besar itu', 'soal video', 'video yang di taman'])('"%s" describes it', (text) => {
    expect(readField({ text }, one, context)).toMatchObject({ ok: true, value: 'video', rest: '' });
  });

  test.each(['video jak, foto dah ada', 'foto sudah ada, video aja', 'video, foto kami punya'])(
    'what is there already is not asked for: "%s"',
    (text) => {
      expect(readField({ text }, some, context)).toMatchObject({ ok: 'ask', value: ['video'] });
    },
  );
});
