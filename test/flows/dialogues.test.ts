import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { Service } from '../../flows/catalogue/service.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { Answer } from '../../flows/fields/answer.ts';
import type { Draft } from '../../flows/features/form/draft.ts';
import { otherKinds } from '../../flows/kernel/event.ts';
import { aMoment } from '../support/context.ts';
import { type Conversation, type Setting, conversation } from '../support/conversation.ts';
import { knownCatalogue } from '../support/known-city.ts';
import { catalogueWith } from '../support/pontianak.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await knownCatalogue(today);
const folder = new URL('../dialogues/', import.meta.url);

const words = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const File = z.strictObject({
  name: z.string(),
  caption: z.string().optional(),
  type: z.enum(['pdf', 'jpg', 'png', 'other']).optional(),
  pages: z.int().optional(),
  bytes: z.int().optional(),
  trouble: z.enum(['empty', 'encrypted', 'damaged', 'no_pages', 'too_small', 'too_large']).optional(),
});

/** What a deploy does to a form. */
const Change = z.strictObject({
  service: z.string(),
  gone: z.array(z.string()).default([]),
  /** The old key, and the new one. */
  renamed: z.record(z.string(), z.string()).default({}),
  /** What a field or letter says otherwise now. */
  changed: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** New fields, each before the one it is named after here. */
  added: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
type Change = z.infer<typeof Change>;

/** One line of a conversation: what a person does, what happens, or what is expected of the last turn. */
const Line = z.union([
  z.strictObject({ says: z.union([z.string(), z.number()]).transform(String) }),
  z.strictObject({ presses: z.string() }),
  z.strictObject({ presses_old: z.string() }),
  z.strictObject({ sends: File }),
  z.strictObject({ shares_contact: z.strictObject({ phone: z.string(), own: z.boolean() }) }),
  z.strictObject({ shares_place: z.strictObject({ latitude: z.number(), longitude: z.number() }) }),
  z.strictObject({ sends_other: z.enum(otherKinds) }),
  z.strictObject({ by_link: z.union([z.strictObject({ answer: Answer }), z.strictObject({ file: File })]) }),
  z.strictObject({
    news: z.enum(['needs_completion', 'completion_reminder', 'completed', 'move_proposed', 'remind']),
  }),
  z.strictObject({ loses: z.string() }),
  z.strictObject({ later: z.number() }),
  z.strictObject({ new_form: Change }),
  z.strictObject({ without_service: z.string() }),
  z.strictObject({ closed: z.record(z.string(), z.string()) }),
  z.strictObject({ acts: words }),
  z.strictObject({ bot: words }),
  z.strictObject({ bot_not: words }),
  z.strictObject({ messages: z.int() }),
  z.strictObject({ staff: words }),
  z.strictObject({ forgotten: z.int() }),
]);
type Line = z.infer<typeof Line>;

const Stored = z.strictObject({
  service: z.string(),
  state: z.enum(['open', 'submitting', 'sent', 'abandoned']),
  answers: z.record(z.string(), z.unknown()).optional(),
  files: z.record(z.string(), z.array(z.string())).optional(),
  skipped: z.array(z.string()).optional(),
});

const Talk = z.strictObject({
  name: z.string(),
  channel: z.enum(['whatsapp', 'telegram']),
  /** Who they are, and what the outside knows; the shapes are those of `Setting`. */
  person: z.record(z.string(), z.unknown()).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  lines: z.array(Line).min(1),
  stored: z.union([Stored, z.array(Stored)]).optional(),
  requests: z.array(z.record(z.string(), z.unknown())).optional(),
  person_after: z.record(z.string(), z.unknown()).optional(),
});
type Talk = z.infer<typeof Talk>;

const dated = (value: string): string => expandExample(value, today);

const withFieldLabelled = (code: string, changes: Record<string, unknown>) => {
  const service = catalogue.byCode.get(code);
  if (!service) throw new Error(`No service ${code}`);
  const changed = { ...service, ...changes };
  const services = catalogue.services.map((other) => (other.code === code ? changed : other));
  return catalogueWith(services);
};

const changed = <T extends { key: string }>(
  { gone, renamed, changed: otherwise, added }: Change,
  items: readonly T[],
): unknown[] =>
  items
    .filter(({ key }) => !gone.includes(key))
    .flatMap((item) => {
      const now = renamed[item.key];
      const kept = { ...item, ...otherwise[item.key], ...(now ? { key: now, was: [item.key] } : {}) };
      return [...(added[item.key] ? [added[item.key]] : []), kept];
    });

/** A form after a deploy: fields and letters gone, renamed, changed and new, and nobody has raised its version. */
const renewed = (change: Change) => {
  const service = catalogue.byCode.get(change.service);
  if (!service) throw new Error(`No service ${change.service}`);
  const source = {
    ...service,
    fields: changed(change, service.fields),
    letters: changed(change, service.letters),
  };
  return withFieldLabelled(change.service, Service.parse(source));
};

const without = (code: string) => {
  const services = catalogue.services.filter((service) => service.code !== code);
  return catalogueWith(services);
};

const draftId = (talk: Conversation): string => [...talk.drafts.keys()].at(-1) ?? '';
const requestId = (talk: Conversation): string => talk.requests.at(-1)?.id ?? '';

const happen = (talk: Conversation, line: Line): void => {
  if ('says' in line) return talk.say(dated(line.says));
  if ('presses' in line) return talk.press(line.presses);
  if ('presses_old' in line) return talk.press(line.presses_old, true);
  if ('sends' in line) return talk.send(line.sends as Parameters<Conversation['send']>[0]);
  if ('shares_contact' in line) return talk.turn({ kind: 'contact', ...line.shares_contact });
  if ('shares_place' in line) return talk.turn({ kind: 'location', ...line.shares_place });
  if ('sends_other' in line) return talk.turn({ kind: 'other', what: line.sends_other });
  if ('later' in line) return talk.later(line.later);
  if ('loses' in line) return talk.loses(line.loses);
  if ('closed' in line) {
    talk.closed = line.closed;
    return;
  }
  if ('new_form' in line) {
    talk.catalogue = renewed(line.new_form);
    return;
  }
  if ('without_service' in line) {
    talk.catalogue = without(line.without_service);
    return;
  }
  if ('by_link' in line) {
    if ('answer' in line.by_link) return talk.secure({ answer: line.by_link.answer });
    const { sha256, name, mime, bytes } = talk.fileEvent(line.by_link.file as { name: string });
    return talk.secure({ file: { sha256, name, mime, bytes } });
  }
  if ('news' in line)
    return line.news === 'remind'
      ? talk.turn({ kind: 'remind', draftId: draftId(talk) })
      : talk.turn({ kind: 'news', requestId: requestId(talk), news: line.news });
  return hear(talk, line);
};

const hear = (talk: Conversation, line: Line): void => {
  const shown = talk.shown();
  if ('bot' in line) for (const part of line.bot) expect(shown).toContain(dated(part));
  if ('bot_not' in line) for (const part of line.bot_not) expect(shown).not.toContain(part);
  if ('messages' in line) expect(talk.replies).toHaveLength(line.messages);
  if ('acts' in line) for (const part of line.acts) expect(JSON.stringify(talk.acts)).toContain(part);
  if ('forgotten' in line) expect(talk.forgotten).toHaveLength(line.forgotten);
  if ('staff' in line)
    for (const part of line.staff) expect(talk.alerts.map(({ text }) => text).join('\n')).toContain(part);
};

const stored = (draft: Draft) => ({
  service: draft.service,
  state: draft.state,
  answers: draft.answers,
  files: Object.fromEntries(
    Object.entries(draft.files).map(([key, files]) => [key, files.map(({ name }) => name)]),
  ),
  skipped: draft.skipped,
});

const isoDates = (value: unknown): unknown =>
  JSON.parse(
    dated(JSON.stringify(value)).replace(
      /"(\d\d)\/(\d\d)\/(\d{4})"/g,
      (_, day: string, month: string, year: string) => JSON.stringify(`${year}-${month}-${day}`),
    ),
  );

const play = (talk: Talk): void => {
  const setting = { ...talk.facts, contact: talk.person, catalogue, channel: talk.channel };
  const told = isoDates({ ...setting, catalogue: undefined }) as Setting & object;
  const played = conversation({ ...told, catalogue });
  talk.lines.forEach((line, index) => {
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
  for (const expected of [talk.stored ?? []].flat())
    expect(drafts).toContainEqual(expect.objectContaining(isoDates(expected) as object));
  for (const [index, expected] of (talk.requests ?? []).entries())
    expect(played.requests[index]).toMatchObject(isoDates(expected) as object);
  if (talk.person_after) expect(played.contact).toMatchObject(talk.person_after);
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
      [talk.stored ?? []]
        .flat()
        .flatMap(({ service, state }) => (state === 'sent' ? [{ service, channel: talk.channel }] : [])),
    );
  const codes = catalogue.services.map(({ code }) => code);
  expect(new Set(sent.map(({ service }) => service))).toEqual(new Set(codes));
  const both = codes.filter(
    (code) =>
      new Set(sent.filter(({ service }) => service === code).map(({ channel }) => channel)).size === 2,
  );
  expect(both.length).toBeGreaterThanOrEqual(8);
});
