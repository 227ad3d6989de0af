import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCatalogue, servicesFolder } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { parseService } from '../../flows/catalogue/parse-service.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { Answer } from '../../flows/fields/answer.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { otherKinds } from '../../flows/kernel/event.ts';
import { aMoment } from '../support/context.ts';
import { type Conversation, type Setting, conversation } from '../support/conversation.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(servicesFolder, today);
const folder = new URL('../dialogues/', import.meta.url);

const words = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const File = z.strictObject({
  name: z.string(),
  type: z.enum(['pdf', 'jpg', 'png', 'other']).optional(),
  pages: z.int().optional(),
  bytes: z.int().optional(),
  trouble: z.enum(['empty', 'encrypted', 'damaged', 'no_pages', 'too_small', 'too_large']).optional(),
});

/** What a deploy does to a form. */
const Change = z.strictObject({
  layanan: z.string(),
  hapus: z.array(z.string()).default([]),
  /** The old key, and the new one. */
  ganti: z.record(z.string(), z.string()).default({}),
  /** What a field or letter says otherwise now. */
  ubah: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** New fields, each before the one it is named after here. */
  tambah: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
type Change = z.infer<typeof Change>;

/** One line of a conversation: what a person does, what happens, or what is expected of the last turn. */
const Line = z.union([
  z.strictObject({ warga: z.union([z.string(), z.number()]).transform(String) }),
  z.strictObject({ tekan: z.string() }),
  z.strictObject({ tekan_lama: z.string() }),
  z.strictObject({ berkas: File }),
  z.strictObject({ kontak: z.strictObject({ phone: z.string(), own: z.boolean() }) }),
  z.strictObject({ lokasi: z.strictObject({ latitude: z.number(), longitude: z.number() }) }),
  z.strictObject({ lain: z.enum(otherKinds) }),
  z.strictObject({ aman: z.union([z.strictObject({ answer: Answer }), z.strictObject({ file: File })]) }),
  z.strictObject({
    kabar: z.enum(['needs_completion', 'completion_reminder', 'completed', 'move_proposed', 'remind']),
  }),
  z.strictObject({ hilang: z.string() }),
  z.strictObject({ nanti: z.number() }),
  z.strictObject({ formulir_baru: Change }),
  z.strictObject({ tanpa_layanan: z.string() }),
  z.strictObject({ tutup: z.record(z.string(), z.string()) }),
  z.strictObject({ tindakan: words }),
  z.strictObject({ bot: words }),
  z.strictObject({ bot_tidak: words }),
  z.strictObject({ pesan: z.int() }),
  z.strictObject({ petugas: words }),
  z.strictObject({ terlupakan: z.int() }),
]);
type Line = z.infer<typeof Line>;

const Stored = z.strictObject({
  layanan: z.string(),
  keadaan: z.enum(['open', 'submitting', 'sent', 'abandoned']),
  jawaban: z.record(z.string(), z.unknown()).optional(),
  berkas: z.record(z.string(), z.array(z.string())).optional(),
  lewati: z.array(z.string()).optional(),
});

const Talk = z.strictObject({
  name: z.string(),
  kanal: z.enum(['whatsapp', 'telegram']),
  /** Who they are, and what the outside knows; the shapes are those of `Setting`. */
  siapa: z.record(z.string(), z.unknown()).optional(),
  fakta: z.record(z.string(), z.unknown()).optional(),
  dialog: z.array(Line).min(1),
  simpan: z.union([Stored, z.array(Stored)]).optional(),
  permohonan: z.array(z.record(z.string(), z.unknown())).optional(),
  siapa_kemudian: z.record(z.string(), z.unknown()).optional(),
});
type Talk = z.infer<typeof Talk>;

const dated = (value: string): string => expandExample(value, today);

const withFieldLabelled = (code: string, changes: Record<string, unknown>) => {
  const service = catalogue.byCode.get(code);
  if (!service) throw new Error(`No service ${code}`);
  const changed = { ...service, ...changes };
  const services = catalogue.services.map((other) => (other.code === code ? changed : other));
  return { services, byCode: new Map(services.map((one) => [one.code, one])) };
};

const changed = <T extends { key: string }>(
  { hapus, ganti, ubah, tambah }: Change,
  items: readonly T[],
): unknown[] =>
  items
    .filter(({ key }) => !hapus.includes(key))
    .flatMap((item) => {
      const now = ganti[item.key];
      const kept = { ...item, ...ubah[item.key], ...(now ? { key: now, was: [item.key] } : {}) };
      return [...(tambah[item.key] ? [tambah[item.key]] : []), kept];
    });

/** A form after a deploy: fields and letters gone, renamed, changed and new, and nobody has raised its version. */
const renewed = (change: Change) => {
  const service = catalogue.byCode.get(change.layanan);
  if (!service) throw new Error(`No service ${change.layanan}`);
  const source = {
    ...service,
    fields: changed(change, service.fields),
    letters: changed(change, service.letters),
  };
  return withFieldLabelled(change.layanan, parseService(source, 0));
};

const without = (code: string) => {
  const services = catalogue.services.filter((service) => service.code !== code);
  return { services, byCode: new Map(services.map((one) => [one.code, one])) };
};

const draftId = (talk: Conversation): string => [...talk.drafts.keys()].at(-1) ?? '';
const requestId = (talk: Conversation): string => talk.requests.at(-1)?.id ?? '';

const happen = (talk: Conversation, line: Line): void => {
  if ('warga' in line) return talk.say(dated(line.warga));
  if ('tekan' in line) return talk.press(line.tekan);
  if ('tekan_lama' in line) return talk.press(line.tekan_lama, true);
  if ('berkas' in line) return talk.send(line.berkas as Parameters<Conversation['send']>[0]);
  if ('kontak' in line) return talk.turn({ kind: 'contact', ...line.kontak });
  if ('lokasi' in line) return talk.turn({ kind: 'location', ...line.lokasi });
  if ('lain' in line) return talk.turn({ kind: 'other', what: line.lain });
  if ('nanti' in line) return talk.later(line.nanti);
  if ('hilang' in line) return talk.loses(line.hilang);
  if ('tutup' in line) {
    talk.closed = line.tutup;
    return;
  }
  if ('formulir_baru' in line) {
    talk.catalogue = renewed(line.formulir_baru);
    return;
  }
  if ('tanpa_layanan' in line) {
    talk.catalogue = without(line.tanpa_layanan);
    return;
  }
  if ('aman' in line) {
    if ('answer' in line.aman) return talk.secure({ answer: line.aman.answer });
    const { sha256, name, mime, bytes } = talk.fileEvent(line.aman.file as { name: string });
    return talk.secure({ file: { sha256, name, mime, bytes } });
  }
  if ('kabar' in line)
    return line.kabar === 'remind'
      ? talk.turn({ kind: 'remind', draftId: draftId(talk) })
      : talk.turn({ kind: 'news', requestId: requestId(talk), news: line.kabar });
  return hear(talk, line);
};

const hear = (talk: Conversation, line: Line): void => {
  const shown = talk.shown();
  if ('bot' in line) for (const part of line.bot) expect(shown).toContain(dated(part));
  if ('bot_tidak' in line) for (const part of line.bot_tidak) expect(shown).not.toContain(part);
  if ('pesan' in line) expect(talk.replies).toHaveLength(line.pesan);
  if ('tindakan' in line) for (const part of line.tindakan) expect(JSON.stringify(talk.acts)).toContain(part);
  if ('terlupakan' in line) expect(talk.forgotten).toHaveLength(line.terlupakan);
  if ('petugas' in line)
    for (const part of line.petugas) expect(talk.alerts.map(({ text }) => text).join('\n')).toContain(part);
};

const stored = (draft: Draft) => ({
  layanan: draft.service,
  keadaan: draft.state,
  jawaban: draft.answers,
  berkas: Object.fromEntries(
    Object.entries(draft.files).map(([key, files]) => [key, files.map(({ name }) => name)]),
  ),
  lewati: draft.skipped,
});

const isoDates = (value: unknown): unknown =>
  JSON.parse(
    dated(JSON.stringify(value)).replace(
      /"(\d\d)\/(\d\d)\/(\d{4})"/g,
      (_, day: string, month: string, year: string) => JSON.stringify(`${year}-${month}-${day}`),
    ),
  );

const play = (talk: Talk): void => {
  const setting = { ...talk.fakta, contact: talk.siapa, catalogue, channel: talk.kanal };
  const told = isoDates({ ...setting, catalogue: undefined }) as Setting & object;
  const played = conversation({ ...told, catalogue });
  talk.dialog.forEach((line, index) => {
    try {
      happen(played, line);
    } catch (error) {
      const where = `${talk.name}, line ${index + 1}: ${JSON.stringify(line)}`;
      throw new Error(
        `${where}\n${error instanceof Error ? error.message : String(error)}\n\n${played.shown()}`,
        {
          cause: error,
        },
      );
    }
  });
  const drafts = [...played.drafts.values()].map(stored);
  for (const expected of [talk.simpan ?? []].flat())
    expect(drafts).toContainEqual(expect.objectContaining(isoDates(expected) as object));
  for (const [index, expected] of (talk.permohonan ?? []).entries())
    expect(played.requests[index]).toMatchObject(isoDates(expected) as object);
  if (talk.siapa_kemudian) expect(played.contact).toMatchObject(talk.siapa_kemudian);
};

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('%s', (name) => {
  const talks = z.array(Talk).parse(parse(readFileSync(new URL(name, folder), 'utf8')));
  test.each(talks)('$name', play);
});

test('every service is walked through to Kirim, at least half of them in both looks', () => {
  const sent = files
    .flatMap((name) => z.array(Talk).parse(parse(readFileSync(new URL(name, folder), 'utf8'))))
    .flatMap((talk) =>
      [talk.simpan ?? []]
        .flat()
        .flatMap(({ layanan, keadaan }) => (keadaan === 'sent' ? [{ layanan, kanal: talk.kanal }] : [])),
    );
  const codes = catalogue.services.map(({ code }) => code);
  expect(new Set(sent.map(({ layanan }) => layanan))).toEqual(new Set(codes));
  const both = codes.filter(
    (code) => new Set(sent.filter(({ layanan }) => layanan === code).map(({ kanal }) => kanal)).size === 2,
  );
  expect(both.length).toBeGreaterThanOrEqual(8);
});
