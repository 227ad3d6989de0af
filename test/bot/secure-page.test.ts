import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as made from '../support/files.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { openSecurePage, type SecurePage } from '../support/secure.ts';
import { aMoment } from '../support/context.ts';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { eventsOf } from '../../app/db/events.ts';
import { sealAnswers } from '../../app/sealed-answers.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';

const nik = '6171010101900001';
const unlikelyNik = '6171019913900001';

let page: SecurePage;
beforeAll(async () => {
  page = await openSecurePage();
});
afterAll(() => page.close());
beforeEach(async () => {
  page.clock.now = aMoment;
  page.kicked.length = 0;
  await page.db.prisma.inboxMessage.deleteMany();
});

const question = async (item = 'nik', service = 'data') => {
  const draft = await page.draft(service);
  return { ...draft, token: await page.issue({ purpose: 'answer', ...draft, item }) };
};

describe('a question for a NIK', () => {
  test('is asked as often as somebody looks, with its label and its service', async () => {
    const { token } = await question();
    for (let look = 0; look < 3; look += 1) {
      const answer = await page.get(token);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('NIK');
      expect(answer.body).toContain('Permintaan data/informasi');
      expect(answer.body).toContain('inputmode="numeric"');
    }
  });

  test('is answered once: the conversation gets the answer, the link is used up', async () => {
    const { token, contactId, draftId } = await question();
    const answer = await page.post(token, { value: '6171 0101 0190 0001' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Terima kasih.');
    expect(answer.body).toContain('Silakan kembali ke percakapan.');
    expect(await page.news()).toEqual([
      { contactId, event: { kind: 'secure_answer', draftId, item: 'nik', answer: nik } },
    ]);
    expect(page.kicked).toEqual([contactId]);
    expect((await page.get(token)).statusCode).toBe(410);
    expect((await page.post(token, { value: nik })).statusCode).toBe(410);
    expect(await page.news()).toHaveLength(1);
  });

  test('takes a form without multipart as well', async () => {
    const { token } = await question();
    const answer = await page.app.inject({
      method: 'POST',
      url: `/aman/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `value=${nik}`,
    });
    expect(answer.statusCode).toBe(200);
  });

  test('says what is wrong, keeps what was typed on the page, and stays open', async () => {
    const { token } = await question();
    const answer = await page.post(token, { value: '617101' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('NIK terdiri dari 16 angka');
    expect(answer.body).toContain('value="617101"');
    expect(await page.news()).toEqual([]);
    expect((await page.post(token, { value: nik })).statusCode).toBe(200);
  });

  test('asks back once when the birth date is unlikely', async () => {
    const { token } = await question();
    const asked = await page.post(token, { value: unlikelyNik });
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Sudah benar?');
    expect(asked.body).toContain('name="confirm" value="1"');
    expect(await page.news()).toEqual([]);
    expect((await page.post(token, { value: unlikelyNik, confirm: '1' })).statusCode).toBe(200);
    expect(await page.news()).toMatchObject([{ event: { answer: unlikelyNik } }]);
  });

  test('does not let a wrong number pass because it was confirmed', async () => {
    const { token } = await question();
    expect((await page.post(token, { value: '123', confirm: '1' })).statusCode).toBe(422);
  });

  test('of two answers at once takes one', async () => {
    const { token } = await question();
    const answers = await Promise.all(Array.from({ length: 6 }, () => page.post(token, { value: nik })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410, 410]);
    expect(await page.news()).toHaveLength(1);
    expect(page.kicked).toHaveLength(1);
  });

  test('of two links to the same question takes one answer, whichever is used', async () => {
    const { token, contactId, draftId } = await question();
    const second = await page.issue({ purpose: 'answer', contactId, draftId, item: 'nik' });
    const other = await page.issue({ purpose: 'answer', contactId, draftId, item: 'identitas' });
    const answers = await Promise.all([page.post(token, { value: nik }), page.post(second, { value: nik })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    expect(await page.news()).toHaveLength(1);
    expect((await page.get(second)).statusCode).toBe(410);
    expect((await page.get(other)).statusCode).toBe(200);
  });

  test('is gone after half an hour, when its form has been sent, and when nobody asked it', async () => {
    const { token, draftId } = await question();
    page.clock.now = new Date(aMoment.getTime() + 31 * 60_000);
    const expired = await page.get(token);
    expect(expired.statusCode).toBe(410);
    expect(expired.body).toContain('ketik apa saja');
    expect((await page.post(token, { value: nik })).statusCode).toBe(410);

    page.clock.now = aMoment;
    await page.db.prisma.draft.update({ where: { id: draftId }, data: { state: 'submitting' } });
    expect((await page.post(token, { value: nik })).statusCode).toBe(410);
    expect((await page.get('A'.repeat(43))).statusCode).toBe(410);
    expect((await page.get('short')).statusCode).toBe(410);
    expect(await page.news()).toEqual([]);
  });

  test('is gone when the service no longer asks it', async () => {
    const { token } = await question('no_such_item');
    expect((await page.get(token)).statusCode).toBe(410);
    expect((await page.post(token, { value: nik })).statusCode).toBe(410);
  });

  test('never shows a stranger’s words as HTML', async () => {
    const { token } = await question();
    const { body } = await page.post(token, { value: '"><script>alert(1)</script>' });
    expect(body).not.toContain('<script>');
    expect(body).toContain('&lt;script&gt;');
  });
});

describe('a question for an identity card', () => {
  const photo = (bytes: Buffer, name = 'ktp.jpg') => ({ file: { name, mime: 'image/jpeg', bytes } });
  const stored = async () =>
    (await readdir(page.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
      .length;

  test('takes a photo: original kept as sent, copy for staff beside it', async () => {
    const { token, contactId, draftId } = await question('identitas');
    expect((await page.get(token)).body).toContain('type="file"');
    const bytes = made.exifJpgBytes();
    expect((await page.post(token, photo(bytes, `C:\\fakepath\\ktp ${nik}.jpg`))).statusCode).toBe(200);
    const [news] = await page.news();
    expect(news).toMatchObject({
      contactId,
      event: {
        kind: 'secure_answer',
        draftId,
        item: 'identitas',
        file: { name: 'ktp [NIK disembunyikan].jpg', mime: 'image/jpeg', bytes: bytes.length },
      },
    });
    const { file } = (news?.event ?? {}) as { file: { sha256: string; shown: string } };
    expect(await page.files.get(file.sha256)).toEqual(bytes);
    expect(await page.files.get(file.shown)).not.toBeNull();
  });

  test('takes a PDF and counts its pages', async () => {
    const { token } = await question('identitas');
    expect((await page.post(token, photo(made.pdfBytes(2), 'ktp.pdf'))).statusCode).toBe(200);
    expect(await page.news()).toMatchObject([{ event: { file: { mime: 'application/pdf', pages: 2 } } }]);
  });

  test.each([
    ['locked', made.encryptedPdfBytes(), 'terkunci kata sandi'],
    ['cut off', made.damagedPdfBytes(), 'rusak atau terpotong'],
    ['of another kind', made.textBytes(), 'bukan PDF atau foto'],
    ['too small', made.tinyPngBytes(), 'terlalu kecil untuk dibaca'],
    ['empty', Buffer.alloc(0), 'kosong'],
    ['too large', Buffer.alloc(11 * 1024 * 1024), 'paling besar 10 MB'],
  ])('refuses a file that is %s, keeps nothing of it, and stays open', async (_, bytes, words) => {
    const { token } = await question('identitas');
    const before = await stored();
    const answer = await page.post(token, photo(bytes, 'ktp.pdf'));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await stored()).toBe(before);
    expect((await page.get(token)).statusCode).toBe(200);
    expect(await page.news()).toEqual([]);
  });

  test('keeps the photo when it was sent twice at once', async () => {
    const { token } = await question('identitas');
    const bytes = made.largeJpgBytes();
    const answers = await Promise.all([page.post(token, photo(bytes)), page.post(token, photo(bytes))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    const [{ event } = { event: {} }] = await page.news();
    expect(await page.files.get((event as { file: { sha256: string } }).file.sha256)).toEqual(bytes);
  });

  test('asks for a file when none was chosen', async () => {
    const { token } = await question('identitas');
    const none = await page.post(token, {
      file: { name: '', mime: 'application/octet-stream', bytes: Buffer.alloc(0) },
    });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Pilih dulu berkasnya');
    expect((await page.post(token, { value: 'nanti' })).body).toContain('Pilih dulu berkasnya');
  });
});

describe('a look at sensitive data', () => {
  const asStaff = async (role: string, unit: string, changes: object = {}) => {
    const contactId = await addContact(page.db);
    await page.db.prisma.staff.create({
      data: { name: 'Sari', role, unit, contactId, dutiesVersion, ...changes },
    });
    await page.db.prisma.identity.create({
      data: { contactId, channel: 'whatsapp', account: 'kantor', address: contactId },
    });
    return contactId;
  };

  /** The codes in the chat of a member of staff, in order. */
  const codesOf = async (contactId: string): Promise<string[]> => {
    const told = await page.db.prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
    return told.map(({ body }) => /Kode halaman aman: (\d{6})\*/.exec(page.vault.open(body))?.[1] ?? '');
  };

  /** Opens a link as its member of staff does: the page, then the code from the chat. */
  const openWithCode = async (token: string, contactId: string) => {
    await page.get(token);
    return page.post(token, { code: (await codesOf(contactId)).at(-1) ?? '' });
  };

  const aRequestWithSecrets = async () => {
    const sha256 = await page.files.put(made.pdfBytes(1, 'KTP'));
    const original = await page.files.put(made.exifJpgBytes());
    const shown = await page.files.put(made.jpgBytes());
    const requestId = await addRequest(page.db, {
      service: 'data',
      unit: 'ikp',
      answers: sealAnswers(undefined, { nik, bentuk: 'salinan_digital' }, page.vault),
    });
    const letter = { requestId, position: 0, bytes: 1000 };
    await page.db.prisma.requestLetter.createMany({
      data: [
        { ...letter, key: 'identitas', name: 'ktp.jpg', mime: 'image/jpeg', sha256: original, shown },
        {
          ...letter,
          key: 'identitas',
          position: 1,
          name: 'ktp.pdf',
          mime: 'application/pdf',
          sha256,
          pages: 1,
        },
        { ...letter, key: 'surat_permohonan', name: 'surat.pdf', mime: 'application/pdf', sha256, pages: 1 },
      ],
    });
    return requestId;
  };

  test('is offered without showing anything, given once, and written down', async () => {
    const requestId = await aRequestWithSecrets();
    const contactId = await asStaff('operator', 'ikp');
    const token = await page.issue({ purpose: 'view', contactId, requestId });
    const offered = await page.get(token);
    expect(offered.statusCode).toBe(200);
    expect(offered.body).toContain('Tampilkan');
    expect(offered.body).not.toMatch(/6171|data:image/);

    const [code = ''] = await codesOf(contactId);
    const looks = await Promise.all([page.post(token, { code }), page.post(token, { code })]);
    expect(looks.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    const body = looks.find(({ statusCode }) => statusCode === 200)?.body ?? '';
    expect(body).toContain('6171 0101 0190 0001');
    expect(body).toContain(`data:image/jpeg;base64,${made.jpgBytes().toString('base64')}`);
    expect(body).not.toContain('Surat permohonan');
    expect((await page.get(token)).statusCode).toBe(410);

    const [event, ...more] = await eventsOf(page.db.pool, [requestId]);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      action: 'viewed',
      from: 'submitted',
      to: 'submitted',
      actor: 'Sari',
      role: 'operator',
    });
    expect(event?.note).toBe('NIK, Identitas, Identitas');
  });

  test('opens an identity card that was replaced beside the one that took its place, and says which is which', async () => {
    const requestId = await aRequestWithSecrets();
    const at = new Date('2026-11-23T02:00:00.123Z');
    const completion = { at: at.toISOString(), items: [{ item: 'identitas', because: 'tidak terbaca' }] };
    await page.db.prisma.request.update({ where: { id: requestId }, data: { completion } });
    await page.db.prisma.requestLetter.updateMany({
      where: { requestId, name: 'ktp.jpg' },
      data: { replacedAt: at },
    });
    const contactId = await asStaff('operator', 'ikp');
    const { body } = await openWithCode(
      await page.issue({ purpose: 'view', contactId, requestId }),
      contactId,
    );
    expect(body).toContain('Identitas (lama)');
    expect(body).toContain(`data:image/jpeg;base64,${made.jpgBytes().toString('base64')}`);
    const [event] = await eventsOf(page.db.pool, [requestId]);
    expect(event?.note).toBe('NIK, Identitas (lama), Identitas');
  });

  test('gives a PDF as a download through one more link, and writes that down as well', async () => {
    const requestId = await aRequestWithSecrets();
    const contactId = await asStaff('operator', 'sekretariat');
    const { body } = await openWithCode(
      await page.issue({ purpose: 'view', contactId, requestId }),
      contactId,
    );
    const token = /action="([\w-]{43})"/.exec(body)?.[1] ?? '';
    const download = await page.post(token, {});
    expect(download.statusCode).toBe(200);
    expect(download.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="TD-2026-\w+-identitas\.pdf"$/,
      ) as string,
    });
    expect(download.rawPayload).toEqual(made.pdfBytes(1, 'KTP'));
    expect((await page.post(token, {})).statusCode).toBe(410);
    const events = await eventsOf(page.db.pool, [requestId]);
    expect(events.map(({ action, note }) => [action, note])).toEqual([
      ['viewed', 'NIK, Identitas, Identitas'],
      ['viewed', 'Identitas'],
    ]);
    expect(firstBrokenLink(events)).toBeNull();
  });

  test.each([
    ['of another unit', 'operator', 'aptika', {}],
    ['whose role does not look', 'head', 'sekretariat', {}],
    ['who has been revoked', 'operator', 'ikp', { revokedAt: aMoment }],
  ])('is not given to somebody %s, and nothing is written down', async (_, role, unit, changes) => {
    const requestId = await aRequestWithSecrets();
    const contactId = await asStaff(role, unit, changes);
    const token = await page.issue({ purpose: 'view', contactId, requestId });
    expect((await page.get(token)).statusCode).toBe(410);
    const answer = await page.post(token, {});
    expect(answer.statusCode).toBe(410);
    expect(answer.body).not.toContain('6171');
    expect(await eventsOf(page.db.pool, [requestId])).toEqual([]);
  });

  test('is gone after half an hour', async () => {
    const requestId = await aRequestWithSecrets();
    const contactId = await asStaff('operator', 'ikp');
    const token = await page.issue({ purpose: 'view', contactId, requestId });
    page.clock.now = new Date(aMoment.getTime() + 31 * 60_000);
    expect((await page.post(token, {})).statusCode).toBe(410);
  });

  const forwarded = async () => {
    const requestId = await aRequestWithSecrets();
    const contactId = await asStaff('operator', 'ikp');
    return { requestId, contactId, token: await page.issue({ purpose: 'view', contactId, requestId }) };
  };
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('shows nothing to whoever has only the link; the code goes to the chat of its member of staff, once', async () => {
    const { requestId, contactId, token } = await forwarded();
    for (let look = 0; look < 3; look += 1) expect((await page.get(token)).body).toContain('name="code"');
    const [code = '', ...more] = await codesOf(contactId);
    expect(code).toMatch(/^\d{6}$/);
    expect(more).toEqual([]);
    for (const form of [{}, { code: '' }, { code: wrong(code) }]) {
      const answer = await page.post(token, form);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).not.toMatch(/6171|data:image|[\w-]{43}"/);
      expect(answer.body).not.toContain(code);
    }
    expect(await eventsOf(page.db.pool, [requestId])).toEqual([]);
    const typed = await page.post(token, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    expect(typed.body).toContain('6171 0101 0190 0001');
  });

  test('ends with the fifth wrong code, also when all are tried at once', async () => {
    const { requestId, contactId, token } = await forwarded();
    await page.get(token);
    const [code = ''] = await codesOf(contactId);
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => page.post(token, { code: wrong(code) })),
    );
    expect(tries.filter(({ statusCode }) => statusCode === 422)).toHaveLength(4);
    expect((await page.post(token, { code })).statusCode).toBe(410);
    expect(await eventsOf(page.db.pool, [requestId])).toEqual([]);
  });

  test('takes no code that is older than ten minutes, nor that of another link, and sends a new one', async () => {
    const { contactId, token } = await forwarded();
    const other = await forwarded();
    await page.get(token);
    await page.get(other.token);
    const [old = ''] = await codesOf(contactId);
    const [theirs = ''] = await codesOf(other.contactId);
    if (theirs !== old) expect((await page.post(token, { code: theirs })).statusCode).toBe(422);
    page.clock.now = new Date(aMoment.getTime() + 10 * 60_000);
    expect((await page.post(token, { code: old })).statusCode).toBe(422);
    const codes = await codesOf(contactId);
    expect(codes).toHaveLength(2);
    expect((await page.post(token, { code: codes[1] ?? '' })).statusCode).toBe(200);
  });

  test('keeps no code in the clear', async () => {
    const { contactId, token } = await forwarded();
    await page.get(token);
    const [code = ''] = await codesOf(contactId);
    const { rows } = await page.db.pool.query<{ kept: string }>(
      'SELECT code_key AS kept FROM secure_token WHERE contact_id = $1 UNION ALL SELECT body FROM delivery WHERE contact_id = $1',
      [contactId],
    );
    expect(rows).toHaveLength(2);
    for (const { kept } of rows) expect(kept).not.toContain(code);
    expect(page.log()).not.toContain(code);
  });
});

describe('the page itself', () => {
  test('is kept by nobody, framed by nobody, runs nothing and tells nobody where it was', async () => {
    const { token } = await question();
    const answers = [await page.get(token), await page.post(token, { value: '1' }), await page.get('x')];
    for (const { headers, body } of answers) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': expect.stringContaining('noindex') as string,
        'content-type': 'text/html; charset=utf-8',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|script-src/);
      expect(body).not.toMatch(/<script|https?:\/\//);
    }
  });

  test('leaves neither token nor NIK in the log nor open in the database', async () => {
    const { token } = await question();
    await page.post(token, { value: '617101' });
    await page.post(token, { value: unlikelyNik });
    await page.post(token, { value: nik });
    await page.get(token);
    expect(page.log()).not.toContain(token);
    expect(page.log()).not.toMatch(/617101/);
    const rows = await page.db.pool.query<{ row: string }>(
      'SELECT inbox_message::text AS row FROM inbox_message UNION ALL SELECT secure_token::text FROM secure_token',
    );
    const kept = rows.rows.map(({ row }) => row).join();
    expect(kept).not.toContain(nik);
    expect(kept).not.toContain(token);
  });

  test('turns away who guesses, for a minute, and nobody behind the same address who holds a link', async () => {
    const from = (token: string, remoteAddress: string) =>
      page.app.inject({ url: `/aman/${token}`, remoteAddress });
    const { token } = await question();
    for (let guess = 0; guess < 30; guess += 1)
      expect((await from(`guess-${String(guess)}`, '192.0.2.1')).statusCode).toBe(410);
    expect((await from('guess', '192.0.2.1')).statusCode).toBe(429);
    expect((await from('guess', '192.0.2.2')).statusCode).toBe(410);
    expect((await from(token, '192.0.2.1')).statusCode).toBe(200);
    page.clock.now = new Date(aMoment.getTime() + 61_000);
    expect((await from('guess', '192.0.2.1')).statusCode).toBe(410);
  });
});
