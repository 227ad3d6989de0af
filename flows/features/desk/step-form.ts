import { agendaNoOf } from '../../../domain/agenda.ts';
import { unitName } from '../../../domain/unit.ts';
import type { StoredFile } from '../../fields/answer.ts';
import { dispositionTexts } from '../disposition/index.ts';
import { extensionTexts } from './extension-texts.ts';
import {
  type AboutRequest,
  type DayWindow,
  readDay,
  readTimes,
  readWords,
  type Step,
  type StepInput,
  stepTexts,
} from '../office/index.ts';
import { type Lack, type Schedule, today } from '../requests/index.ts';
import { becauseOf, lackItems, lackReasons, noteOf, type Reason } from '../verification/index.ts';
import type { Context } from '../../kernel/context.ts';

/** What a form of the desk has given, by its fields; `file` is one that was judged. */
export type FormGiven = {
  one(field: string): string;
  all(field: string): readonly string[];
  file?: StoredFile;
};

/** A step's input as the form gives it, or what is wrong with which field, in the chat's words. */
export type FormRead = { ok: true; input: StepInput } | { ok: false; problems: Record<string, string> };

type Scene = AboutRequest & { context: Context };

/** The fields of the desk's forms. */
export const formFields = {
  reason: 'alasan',
  items: 'bagian',
  itemReason: (key: string): string => `masalah_${key}`,
  ownItemReason: (key: string): string => `uraian_${key}`,
  number: 'nomor',
  day: 'tanggal',
  unit: 'unit',
  supporting: 'pendamping',
  instruction: 'instruksi',
  due: 'batas',
  words: 'uraian',
  scheduleDay: 'jadwal_tanggal',
  scheduleTimes: 'jadwal_jam',
  schedulePlace: 'jadwal_tempat',
  days: 'hari',
  file: 'berkas',
} as const;

/** The choice of words of one's own beside a list. */
export const ownWords = 'own';

/** The choice beside the units when the head has rejected on paper. */
export const rejectedOnPaper = 'tolak';

type Part<T> = { value: T } | { problems: Record<string, string> };

const wrong = (field: string, say: string): { problems: Record<string, string> } => ({
  problems: { [field]: say },
});

const wordsIn = (given: FormGiven, field: string, limits = { min: 5, max: 1000 }): Part<string> => {
  const read = readWords(given.one(field), limits);
  return read.ok ? { value: read.words } : wrong(field, read.say);
};

/** One of a list's ready words, or words of one's own in the field beside it. */
const chosenOr = (given: FormGiven, field: string, table: Record<string, string>): Part<string> => {
  const choice = given.one(field);
  const ready = Object.hasOwn(table, choice) ? table[choice] : undefined;
  if (ready !== undefined) return { value: ready };
  const own = `${field}_sendiri`;
  return given.one(own).trim() === '' ? wrong(own, stepTexts.pickOrWrite) : wordsIn(given, own);
};

const dayIn = (
  given: FormGiven,
  field: string,
  label: string,
  window: DayWindow,
  { context }: Scene,
): Part<string | null> => {
  const typed = given.one(field).trim();
  if (typed === '') return { value: null };
  const read = readDay(typed, label, window, context);
  return read.ok ? { value: read.value } : wrong(field, read.say);
};

const problemsOf = (...parts: Part<unknown>[]): Record<string, string> =>
  Object.assign({}, ...parts.map((part) => ('problems' in part ? part.problems : {}))) as Record<
    string,
    string
  >;

const lackIn = (given: FormGiven, scene: Scene, key: string): Part<Lack> => {
  const field = formFields.itemReason(key);
  const reason = given.one(field);
  if (Object.hasOwn(lackReasons(scene, key), reason))
    return { value: { item: key, because: becauseOf(scene.service, key, reason as Reason) } };
  const written = wordsIn(given, formFields.ownItemReason(key));
  return 'value' in written ? { value: { item: key, because: written.value } } : written;
};

/** An item is lacking once something is said to be wrong with it. */
const isLacking = (given: FormGiven, key: string): boolean =>
  given.one(formFields.itemReason(key)) !== '' || given.one(formFields.ownItemReason(key)).trim() !== '';

const completionOf = (given: FormGiven, scene: Scene): FormRead => {
  const parts = lackItems(scene)
    .filter(({ key }) => isLacking(given, key))
    .map(({ key }) => lackIn(given, scene, key));
  if (parts.length === 0) return { ok: false, ...wrong(formFields.items, stepTexts.pickAtLeastOne) };
  const problems = problemsOf(...parts);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const lacking = parts.flatMap((part) => ('value' in part ? [part.value] : []));
  return { ok: true, input: { lacking, note: noteOf(scene, lacking) } };
};

/** A step that is taken with a reason, and nothing else. */
const reasoned =
  (ready: Record<string, string>) =>
  (given: FormGiven): FormRead => {
    const reason = chosenOr(given, formFields.reason, ready);
    return 'value' in reason ? { ok: true, input: { note: reason.value } } : { ok: false, ...reason };
  };

/** Of a rejection that came back on paper its sheet is kept, and the record says so. */
const rejectionOf = (given: FormGiven): FormRead => {
  const read = reasoned(stepTexts.rejectReasons)(given);
  if (!read.ok || !given.file) return read;
  const { note: reason = '' } = read.input;
  const note = `${reason}\n${stepTexts.paperLine}`;
  return { ok: true, input: { note, instruction: reason, paper: given.file } };
};

const agendaOf = (given: FormGiven, scene: Scene): FormRead => {
  const typed = wordsIn(given, formFields.number, { min: 1, max: 80 });
  const day = dayIn(given, formFields.day, dispositionTexts.agendaDateLabel, { to: 0 }, scene);
  if (!('value' in typed) || !('value' in day)) return { ok: false, problems: problemsOf(typed, day) };
  const number = typed.value.replace(/\s+/g, ' ');
  if (!/\p{N}/u.test(number)) return { ok: false, ...wrong(formFields.number, dispositionTexts.agendaDigit) };
  const now = today(scene.context);
  const on = day.value ?? now;
  const no = agendaNoOf(scene.context.settings.agendaPattern, number);
  const note = dispositionTexts.agendaNote(number, on === now ? null : on);
  return { ok: true, input: { agenda: { number, no, on }, note } };
};

/** A day farther off is a mistake in the year. */
const farthestDue = 180;

const dispositionOf = (given: FormGiven, scene: Scene): FormRead => {
  const instruction = chosenOr(given, formFields.instruction, dispositionTexts.instructions);
  const window = { from: 0, to: farthestDue, workingDay: true } as const;
  const due = dayIn(given, formFields.due, dispositionTexts.dueLabel, window, scene);
  if (!('value' in instruction) || !('value' in due))
    return { ok: false, problems: problemsOf(instruction, due) };
  const { units } = scene.context.catalogue.city;
  const isUnit = (code: string): boolean => units.names.has(code);
  const code = given.one(formFields.unit);
  const unit = isUnit(code) ? code : scene.request.unit;
  const supporting = given
    .all(formFields.supporting)
    .filter(isUnit)
    .filter((one) => one !== unit);
  const dueOn = due.value ?? undefined;
  const onPaper = given.file !== undefined;
  return {
    ok: true,
    input: {
      units: [unit, ...supporting],
      instruction: instruction.value,
      note: dispositionTexts.note(instruction.value, {
        supporting: supporting.map((one) => unitName(units, one)),
        dueOn,
        onPaper,
      }),
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(given.file ? { paper: given.file } : {}),
    },
  };
};

const scheduleIn = (given: FormGiven, scene: Scene): Part<Schedule | null> => {
  const day = dayIn(given, formFields.scheduleDay, dispositionTexts.scheduleDateLabel, { from: 0 }, scene);
  if (!('value' in day)) return day;
  if (day.value === null) return { value: null };
  const times = readTimes(
    given.one(formFields.scheduleTimes),
    dispositionTexts.scheduleTimesLabel,
    scene.context,
  );
  if (!times.ok) return wrong(formFields.scheduleTimes, times.say);
  const written = given.one(formFields.schedulePlace).trim();
  const place =
    written === '' ? { value: null } : wordsIn(given, formFields.schedulePlace, { min: 2, max: 200 });
  return 'value' in place ? { value: { date: day.value, ...times.value, place: place.value } } : place;
};

const startOf = (given: FormGiven, scene: Scene): FormRead => {
  const words = wordsIn(given, formFields.words);
  const schedule = scheduleIn(given, scene);
  if (!('value' in words) || !('value' in schedule))
    return { ok: false, problems: problemsOf(words, schedule) };
  if (schedule.value === null) return { ok: true, input: { note: words.value } };
  return {
    ok: true,
    input: { note: dispositionTexts.withSchedule(words.value, schedule.value), schedule: schedule.value },
  };
};

const resultOf = (given: FormGiven): FormRead => {
  const words = wordsIn(given, formFields.words, { min: 3, max: 1000 });
  if (!('value' in words)) return { ok: false, ...words };
  const resultFile = given.file ? { resultFile: given.file } : {};
  return { ok: true, input: { note: words.value, ...resultFile } };
};

const extensionOf = (given: FormGiven, { request }: Scene): FormRead => {
  const reason = chosenOr(given, formFields.reason, extensionTexts.reasons);
  const most = request.extension?.workingDays ?? 0;
  const days = Number(given.one(formFields.days));
  const part: Part<number> =
    Number.isInteger(days) && days >= 1 && days <= most
      ? { value: days }
      : wrong(formFields.days, extensionTexts.most(most));
  if (!('value' in reason) || !('value' in part)) return { ok: false, problems: problemsOf(reason, part) };
  return { ok: true, input: { days: part.value, note: reason.value } };
};

const readers: Record<Step, (given: FormGiven, scene: Scene) => FormRead> = {
  verify: () => ({ ok: true, input: {} }),
  request_completion: completionOf,
  reject: rejectionOf,
  register: agendaOf,
  dispose: dispositionOf,
  start: startOf,
  complete: resultOf,
  extend: extensionOf,
  explain: reasoned(extensionTexts.delays),
};

/** Reads a form of the desk with the readers of the chat. */
export const readStepForm = (step: Step, given: FormGiven, scene: Scene): FormRead =>
  readers[step](given, scene);
