import { describe, expect, test } from 'vitest';
import { fieldRefusal, readField, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, refusalOf, valueOf } from './support.ts';

const phone = fieldOf('phone', { label: 'HP', example: '081200000099' });
const email = fieldOf('email', { label: 'Email pemulihan', example: 'rina@contoh.id' });
const officeEmail = fieldOf('email', { label: 'Email dinas', domain: 'pontianak.go.id' });
const url = fieldOf('url', { label: 'URL/host', example: 'https://simpeg.contoh.go.id' });
const subdomain = fieldOf('subdomain', { label: 'Subdomain', example: 'simpel' });
const place = fieldOf('location', { label: 'Lokasi', example: 'Taman Alun Kapuas' });
const context = contextWith();

describe('phone', () => {
  test.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['08123456789o', '+6281234567890'],
    ['o81234567890', '+6281234567890'],
    ['0812 3456 7890', '+6281234567890'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['62812345678', '+62812345678'],
    ['006281234567890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['(+62) 812 3456 7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['HP saya 081234567890', '+6281234567890'],
    ['wa: 0812.3456.7890', '+6281234567890'],
    ['(0561) 733041', '+62561733041'],
    ['+65 9123 4567', '+6591234567'],
    ['٠٨١٢٣٤٥٦٧٨٩٠', '+6281234567890'],
  ])('%s is %s', (typed, stored) => {
    expect(valueOf(typed, phone)).toBe(stored);
  });

  test.each([
    '12345',
    '0812',
    '',
    'nomor saya',
    '081234567890123456',
    '081234567890 / 081234567891',
    '+999123456789',
  ])('%j is refused', (typed) => {
    expect(refusalOf(typed, phone)).toMatch(/\*HP\*\. Contoh: 081200000099/);
  });

  test('is shown as people here write it', () => {
    expect(showAnswer('+6281234567890', phone)).toBe('0812-3456-7890');
    expect(showAnswer('+6591234567', phone)).toBe('+65 9123 4567');
    expect(fieldRefusal('+6281234567890', phone, context)).toBeNull();
    expect(fieldRefusal('bukan', phone, context)).toMatch(/HP/);
  });
});

describe('email', () => {
  test.each([
    ['rina@contoh.id', 'rina@contoh.id'],
    ['Rina.S+dinas@Contoh.ID', 'Rina.S+dinas@contoh.id'],
    ["o'brien@contoh.co.id", "o'brien@contoh.co.id"],
    [' rina@contoh.id. ', 'rina@contoh.id'],
    ['email saya rina@contoh.id', 'rina@contoh.id'],
    ['<rina@contoh.id>', 'rina@contoh.id'],
    ['mailto:rina@contoh.id', 'rina@contoh.id'],
    ['a@b.co', 'a@b.co'],
  ])('%j is %s', (typed, stored) => {
    expect(valueOf(typed, email)).toBe(stored);
  });

  test.each([
    'rina',
    'rina@contoh',
    '@contoh.id',
    'rina@.id',
    'rina@-contoh.id',
    'rina@1.2.3.4',
    `${'a'.repeat(65)}@contoh.id`,
    'a@b.co c@d.co',
    '',
    'x'.repeat(9999),
  ])('%j is refused', (typed) => {
    expect(refusalOf(typed, email)).toMatch(/Email pemulihan.*Contoh: rina@contoh\.id/);
  });

  test('one domain where the field says so', () => {
    expect(valueOf('rina@PONTIANAK.go.id', officeEmail)).toBe('rina@pontianak.go.id');
    expect(refusalOf('rina@contoh.id', officeEmail)).toMatch(/@pontianak\.go\.id/);
    expect(refusalOf('rina@palsu-pontianak.go.id', officeEmail)).toMatch(/@pontianak\.go\.id/);
    expect(refusalOf('rina@pontianak.go.id.contoh.id', officeEmail)).toMatch(/@pontianak\.go\.id/);
  });
});

describe('url', () => {
  test.each([
    ['https://simpeg.contoh.go.id', 'https://simpeg.contoh.go.id'],
    ['http://simpeg.contoh.go.id/login?a=1', 'http://simpeg.contoh.go.id/login?a=1'],
    ['simpeg.contoh.go.id', 'https://simpeg.contoh.go.id'],
    ['simpeg.contoh.go.id:8443/app', 'https://simpeg.contoh.go.id:8443/app'],
    ['10.20.30.40', 'https://10.20.30.40'],
    ['simpeg.contoh.go.id.', 'https://simpeg.contoh.go.id'],
  ])('%s is %s', (typed, stored) => {
    expect(valueOf(typed, url)).toBe(stored);
  });

  test.each([
    'sistem kami',
    'localhost',
    'simpeg',
    'ftp://contoh.go.id',
    'javascript:alert(1)',
    '',
    'https://',
    'a b',
    'https:///x',
    '999.1.1.1',
    '123',
  ])('%j is refused', (typed) => {
    expect(refusalOf(typed, url)).toMatch(/URL\/host.*Contoh: https:\/\/simpeg/);
  });

  test('an address with a password in it is refused for that reason', () => {
    expect(refusalOf('https://admin:rahasia@simpeg.contoh.go.id', url)).toMatch(/kata sandi/);
  });
});

describe('subdomain', () => {
  test.each([
    ['simpel', 'simpel'],
    ['Simpel-Warga', 'simpel-warga'],
    ['simpel.pontianak.go.id', 'simpel'],
    ['https://simpel.pontianak.go.id/', 'simpel'],
    ['e', 'e'],
    ['2026', '2026'],
  ])('%s is %s', (typed, stored) => {
    expect(valueOf(typed, subdomain)).toBe(stored);
  });

  test.each([
    'nama aplikasi',
    '-simpel',
    'simpel-',
    'a.b',
    'xn--abc',
    'a_b',
    'a'.repeat(64),
    '',
    'simpel.contoh.id',
    '.pontianak.go.id',
  ])('%j is no label', (typed) => {
    expect(refusalOf(typed, subdomain)).toMatch(/Subdomain.*simpel\.pontianak\.go\.id/);
  });

  test('reserved words and names taken are refused with the reason', () => {
    expect(refusalOf('WWW', subdomain)).toMatch(/www\.pontianak\.go\.id.*keperluan sistem/);
    const taken = { subdomainTaken: (label: string) => label === 'simpel' };
    expect(refusalOf('simpel.pontianak.go.id', subdomain, taken)).toMatch(
      /sudah dipakai atau sedang dimohonkan/,
    );
    expect(fieldRefusal('simpel', subdomain, contextWith(taken))).toMatch(/sudah dipakai/);
    expect(showAnswer('simpel', subdomain)).toBe('simpel.pontianak.go.id');
  });

  test('the records are only asked for a name that could be one', () => {
    const asked: string[] = [];
    const subdomainTaken = (label: string) => asked.push(label) > 9;
    refusalOf('nama aplikasi', subdomain, { subdomainTaken });
    refusalOf('www', subdomain, { subdomainTaken });
    expect(asked).toEqual([]);
  });
});

describe('location', () => {
  test('a shared pin is kept as it is', () => {
    const pin = { latitude: -0.0263, longitude: 109.3425 };
    expect(readField({ pin }, place, context)).toEqual({ ok: true, value: pin, rest: '' });
    expect(fieldRefusal(pin, place, context)).toBeNull();
    expect(showAnswer(pin, place)).toContain('-0.0263,109.3425');
  });

  test('an address in words', () => {
    expect(valueOf(' Jl. Rahadi Usman 3 ', place)).toBe('Jl. Rahadi Usman 3');
    expect(showAnswer('Jl. Rahadi Usman 3', place)).toBe('Jl. Rahadi Usman 3');
  });

  test('too short an address, a place off the earth', () => {
    expect(refusalOf('sana', place)).toMatch(/Lokasi.*Taman Alun Kapuas/);
    expect(refusalOf('.....', place)).toMatch(/Lokasi/);
    expect(readField({ pin: { latitude: 91, longitude: 0 } }, place, context)).toMatchObject({ ok: false });
    expect(readField({ pin: { latitude: NaN, longitude: 0 } }, place, context)).toMatchObject({ ok: false });
  });
});
