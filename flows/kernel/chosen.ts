import type { Event } from './event.ts';
import { plainWords } from './fold.ts';
import { ordinalDigits } from './numbers.ts';
import type { Option } from './message.ts';
import type { Session } from './session.ts';

/** "2", "no. 2", "pilihan nomor 2", "#2", "(2)", "2."; keycaps and full-width digits are plain ones by then. */
const typedNumber =
  /^(?:(?:no|nomor|nomer|pilih|pilihan|opsi|jawaban|yang|yg)\b[ .:#-]*)*[#(]?(\d{1,2})[.)]*$/;
/** A line of the list as it stands there: "2. Status permohonan". */
const numberAndLabel = /^(\d{1,2})[.)]? +(.+)$/;

/** The options a typed number can mean, in their order. */
export const numberedOptions = (options: readonly Option[]): Option[] =>
  options.filter(({ kind }) => kind === undefined || kind === 'line');

const noMatch: readonly string[] = [];
const isNamed = ({ kind }: Option): boolean => kind !== 'cell' && kind !== 'blank';

const bare = (id: string): string => id.replace(/^q\d+\./, '');

/**
 * How a typed text picks an option: `lenient` by its number, its label or the beginning of one label only; `exact` without
 * beginnings, where a person may be writing words of their own; `labels` by the whole label alone, where a number may be
 * the answer.
 */
export type HowToRead = 'lenient' | 'exact' | 'labels';
type Chosen = string | 'stale' | null;

const read = (options: readonly Option[], event: Event, reading: HowToRead): Chosen => {
  if (event.kind === 'button') {
    const current = options.find((option) => option.id === event.option);
    if (current) return bare(current.id);
    return /^q\d+\./.test(event.option) ? 'stale' : null;
  }
  if (event.kind !== 'text') return null;
  const words = plainWords(event.text.includes('🔟') ? event.text.replaceAll('🔟', '10') : event.text);
  const numberIn = (typed: string): Option | undefined =>
    reading === 'labels' ? undefined : numberedOptions(options)[Number(typed) - 1];
  const number = typedNumber.exec(reading === 'lenient' ? ordinalDigits(words) : words)?.[1];
  const byNumber = number === undefined ? undefined : numberIn(number);
  if (byNumber) return bare(byNumber.id);
  const [, at, label] = numberAndLabel.exec(words) ?? noMatch;
  const both = at === undefined ? undefined : numberIn(at);
  for (const option of options)
    if (isNamed(option) && plainWords(option.label) === (option === both ? label : words))
      return bare(option.id);
  if (words.length < 3 || reading !== 'lenient') return null;
  const starting = options.filter((option) => isNamed(option) && plainWords(option.label).startsWith(words));
  return starting.length === 1 && starting[0] ? bare(starting[0].id) : null;
};

/** What was chosen last: several readers of a turn ask the same. */
let last: { options: readonly Option[]; event: Event; found: Partial<Record<HowToRead, Chosen>> } | null =
  null;

/**
 * The bare id of the option of the present question that the event picks: a pressed button, or a text read as said.
 * 'stale' for a button of an older question, null for anything else.
 */
export const chosen = (session: Session, event: Event, reading: HowToRead = 'lenient'): Chosen => {
  const { options } = session.prompt;
  if (last?.options !== options || last.event !== event) last = { options, event, found: {} };
  const { found } = last;
  const known = found[reading];
  return known === undefined ? (found[reading] = read(options, event, reading)) : known;
};
