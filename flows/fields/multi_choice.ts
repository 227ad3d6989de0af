import type { FieldKind, Reading, Refusal } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { fold } from '../kernel/fold.ts';
import { ask, refuse, take } from './read/give.ts';
import { beforeReason } from './read/beside-choice.ts';
import { meantOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { meansNothing } from '../kernel/lexicon/left-over.ts';
import { wordsOfLabel } from './read/left-over.ts';
import { matchOption } from './read/match-option.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';
import { optionLabel, optionRefusal } from './choice.ts';

type MultiField = FieldOf<'multi_choice'>;

const all =
  /^(?:(?:mau|pilih|ya|minta|perlu) )?(?:semua(?:nya)?(?: semua(?:nya)?)?|seluruh(?:nya)?|all|lengkap)(?: (?:saja|aja|pak|bu|kak|min|ya|dong|pilihan|di atas|diatas))*$/;
const allBut =
  /^(?:semua(?:nya)?|seluruhnya),? (?:kecuali|selain|tanpa|tapi (?:bukan|tanpa|tidak)|minus|kurang) (.+)$/;
const both =
  /^(?:yang |yg )?(?:ke ?)?du[ae](?: ?-? ?(?:ke ?)?du[ae]|2)?ny[aeo](?: (?:saja|aja|dong|pak|bu|kak|min|ya))*$/;
/** "Proyektor 2": two of it, or the second of the list as well. */
const countsOne = /^\p{L}[\p{L} ]*\p{L} \d{1,2}$/u;
/** "Proyektor saja, vicon tidak". */
const notThis =
  /^(.+?)(?:,| tapi| tp|, tapi)? ([^\s,]+(?: [^\s,]+)?) (?:tidak|tdk|tak|ga|gak|nggak|ndak|jangan|jgn)(?: usah| perlu| pakai| pake| butuh)?$/;
/** "Video aja, foto dah ada", "foto sudah ada, video aja": of what is there already nothing is asked. */
const thereAlready =
  /^(.+?)(?:,| tapi| tp| soalnya| karena|, tapi)? ([^\s,]+(?: [^\s,]+)?) (?:sudah|udah|udh|dah|sdh|kami|saya) (?:ada|ade|punya|siap|dapat|sendiri|bawa)$/;
const alreadyFirst =
  /^(?<out>[^,]+?) (?:sudah|udah|udh|dah|sdh|kami|saya) (?:ada|ade|punya|siap|dapat|sendiri|bawa),? (?:jadi |tinggal |cuma )?(?<inside>.+)$/;
const without = /^(.+?),? (?:tanpa|kecuali|selain|tapi (?:bukan|tanpa|tidak)|bukan|jangan) (.+)$/;

const pieces = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** A piece that is no option as it stands may be several: "foto dan video", "1 3". */
const split = (piece: string, field: MultiField): string[] => {
  const found = matchOption(piece, field.options, field.label);
  if (found !== null && 'id' in found && found.rest === '') return [piece];
  const joined = pieces(piece, /\s+(?:dan|serta|and|n|sm|sama|dgn|dengan|plus|dn)\s+|[&+/]/i);
  return joined.flatMap((part) => (/^[\d\s]+$/.test(part) ? pieces(part, /\s+/) : [part]));
};

/** "1-3", "2 sampai 4": all from one to the other. */
const spans = (text: string): string =>
  text.replace(
    /(?<!\d)(\d{1,2}) ?(?:-|s ?\.?\/? ?d\.?|sampai|sampe|hingga) ?(\d{1,2})(?!\d)/g,
    (whole, from: string, to: string) => {
      const [first, last] = [Number(from), Number(to)];
      if (first >= last || last - first > 20) return whole;
      return Array.from({ length: last - first + 1 }, (_, n) => first + n).join(', ');
    },
  );

const inOrder = (ids: readonly string[], { options }: MultiField): string[] =>
  options.map(({ id }) => id).filter((id) => ids.includes(id));

type Some = { ids: string[]; rest: string; sure: boolean };

const someOf = (typed: string, field: MultiField): Some | Refusal => {
  const found = pieces(typed.slice(0, 2000), /[\n,;]+/)
    .flatMap((piece) => split(piece, field))
    .map((piece) => piece.replace(/^(?:dan|serta)\s+/i, ''))
    .map((piece) => ({ piece, chosen: matchOption(piece, field.options, field.label) }));
  const chosen: Some[] = [];
  for (const { piece, chosen: one } of found) {
    if (one && 'id' in one) chosen.push({ ids: [one.id], rest: one.rest, sure: one.sure });
    else if (one && 'ids' in one) chosen.push({ ...one, sure: true });
    else if (one || !meansNothing(fold(piece))) return optionRefusal(one, piece, field);
  }
  return {
    ids: inOrder(
      chosen.flatMap(({ ids }) => ids),
      field,
    ),
    rest: chosen
      .map(({ rest }) => rest)
      .join(' ')
      .trim(),
    sure: chosen.every(({ sure }) => sure),
  };
};

const asked = (ids: string[], rest: string, field: MultiField): Reading =>
  ids.length === 0
    ? refuse(say.noOptions(field))
    : ask(ids, say.meantOptions(ids.map((id) => optionLabel(id, field))), rest);

const turned = (folded: string): [string, string, string] | null => {
  const { out, inside } = alreadyFirst.exec(folded)?.groups ?? {};
  return out === undefined || inside === undefined ? null : [folded, inside, out];
};

/** What is meant of what is taken back: "semua kecuali 2", "foto, bukan video"; null where nothing is. */
const readExcept = (folded: string, field: MultiField): Reading | null => {
  const [, wanted, unwanted] = allBut.test(folded)
    ? ['', 'semua', allBut.exec(folded)?.[1] ?? '']
    : (without.exec(folded) ?? notThis.exec(folded) ?? thereAlready.exec(folded) ?? turned(folded) ?? []);
  if (wanted === undefined || unwanted === undefined) return null;
  const out = someOf(unwanted, field);
  const inside =
    wanted === 'semua' ? { ids: field.options.map(({ id }) => id), rest: '' } : someOf(wanted, field);
  if ('ok' in out || 'ok' in inside) return 'ok' in out ? out : (inside as Refusal);
  return asked(
    inside.ids.filter((id) => !out.ids.includes(id)),
    `${inside.rest} ${out.rest}`.trim(),
    field,
  );
};

/** "Semua media": the list's own name beside "all" says nothing more. */
const withoutLabel = (folded: string, { label }: MultiField): string => {
  const names = wordsOfLabel(label);
  return folded
    .split(' ')
    .filter((word) => !names.has(word))
    .join(' ');
};

const read = (typed: string, field: MultiField): Reading => {
  const folded = fold(withoutCourtesy(typed.slice(0, 200))).replace(/[.!]+$/, '');
  const everything = field.options.map(({ id }) => id);
  if (
    all.test(folded) ||
    all.test(withoutLabel(folded, field)) ||
    (field.options.length === 2 && both.test(folded))
  )
    return take(everything);
  if (both.test(folded)) return refuse(say.noOptions(field));
  const except = readExcept(folded, field);
  if (except) return except;
  const { meant, denied } = meantOf(folded);
  if (meant === null) return refuse(say.notThat(field));
  const { text, hedged } = withoutHedges(meant);
  const spanned = spans(denied || hedged ? text : typed);
  const reasoned = beforeReason(folded);
  const plainly = reasoned === null ? null : someOf(reasoned, field);
  const found = plainly && !('ok' in plainly) && plainly.rest === '' ? plainly : someOf(spanned, field);
  if ('ok' in found) return found;
  if (found.ids.length === 0) return refuse(say.noOptions(field));
  if (!found.sure || denied || hedged || countsOne.test(folded)) return asked(found.ids, found.rest, field);
  return spanned === typed
    ? take(found.ids, found.rest)
    : take(found.ids, found.rest, say.told(found.ids.map((id) => optionLabel(id, field)).join(', ')));
};

/** Some of several options, kept in the options' order. */
export const multiChoice: FieldKind<'multi_choice'> = {
  read: (input, field) => {
    if ('text' in input) return read(input.text, field);
    const known = 'option' in input && field.options.some(({ id }) => id === input.option);
    return known ? take([input.option]) : refuse(say.noOptions(field));
  },
  refusal: (value, field) => {
    const fits =
      Array.isArray(value) && value.length > 0 && inOrder(value, field).length === new Set(value).size;
    return fits ? null : say.noOptions(field);
  },
  show: (value, field) =>
    Array.isArray(value) ? value.map((id) => optionLabel(id, field)).join(', ') : plain(value),
};
