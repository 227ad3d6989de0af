import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation, type SentFile } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));

/** At a letter of one file (*surat_pengantar*) or several (*cv*) of *magang*. */
const at = (key: string): Conversation => {
  const talk = conversation({ catalogue, channel: 'telegram', drafts: [{ service: 'magang' }] });
  talk.say('menu');
  talk.say('lanjutkan');
  const [draft] = talk.drafts.values();
  talk.session = { ...talk.session, at: { name: 'item', key, from: 'form' }, draftId: draft?.id ?? null };
  return talk;
};
const send = (
  talk: Conversation,
  files: SentFile[],
  lost: { name: string; because: 'too_large' | 'unavailable' }[] = [],
) =>
  talk.turn({
    kind: 'album',
    files: files.map((file) => {
      const { sha256, name, mime, bytes } = talk.fileEvent(file);
      return { sha256, name, mime, bytes };
    }),
    lost,
  });
const kept = (talk: Conversation, key: string) =>
  ([...talk.drafts.values()][0]?.files[key] ?? []).map(({ name }) => name);

test('files sent together are one answer in one message', () => {
  const talk = at('cv');
  send(talk, [{ name: 'a.pdf' }, { name: 'b.pdf' }, { name: 'c.pdf' }]);
  expect(kept(talk, 'cv')).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toContain('3 dari 5 berkas');
});

test('each is judged by itself, also what could not be had', () => {
  const talk = at('cv');
  send(
    talk,
    [{ name: 'a.pdf' }, { name: 'kunci.pdf', trouble: 'encrypted' }],
    [{ name: 'film.pdf', because: 'too_large' }],
  );
  expect(kept(talk, 'cv')).toEqual(['a.pdf']);
  expect(talk.shown()).toMatch(/kunci\.pdf\* terkunci[^]*film\.pdf\* terlalu besar/);
  expect(talk.forgotten).toHaveLength(1);
});

test('a letter of one file keeps the first and says so', () => {
  const talk = at('surat_pengantar');
  send(talk, [{ name: 'a.pdf' }, { name: 'b.pdf' }]);
  expect(kept(talk, 'surat_pengantar')).toEqual(['a.pdf']);
  expect(talk.shown()).toContain('untuk satu berkas saja');
  expect(talk.forgotten).toHaveLength(1);
});

test('no more are kept than the letter takes', () => {
  const talk = at('cv');
  send(
    talk,
    Array.from({ length: 7 }, (_, n) => ({ name: `${n}.pdf` })),
  );
  expect(kept(talk, 'cv')).toHaveLength(5);
  expect(talk.shown()).toContain('paling banyak 5 berkas');
  expect(talk.forgotten).toHaveLength(2);
});

test('where no file is wanted it is asked what they are for, and without an answer none is kept', () => {
  const talk = at('sekolah_kampus');
  send(talk, [{ name: 'a.pdf' }, { name: 'b.pdf' }]);
  expect(talk.forgotten).toEqual([]);
  expect(talk.shown()).toMatch(/untuk bagian mana[^]*Surat pengantar[^]*CV[^]*Bukan keduanya/);
  talk.say('bukan keduanya');
  expect(talk.forgotten).toHaveLength(2);
  expect(talk.shown()).toMatch(/tidak kami simpan[^]*\*Sekolah\/kampus\*/);
});

test('a file that could not be had is asked for again, and the question stays open', () => {
  const talk = at('surat_pengantar');
  talk.turn({ kind: 'lost_file', name: 'surat.pdf', because: 'unavailable' });
  expect(talk.shown()).toMatch(/belum sampai kepada kami\. Mohon kirim sekali lagi[^]*\*Surat pengantar\*/);
  talk.turn({ kind: 'lost_file', name: 'surat.pdf', because: 'too_large' });
  expect(talk.shown()).toContain('terlalu besar');
});
