import { fieldsNamed } from '../../fields/several/named.ts';
import { isFreeText } from '../../fields/free-text.ts';
import type { Field } from '../../fields/field-schema.ts';
import { aims } from '../../fields/several/aims.ts';
import { evidence } from '../../fields/several/evidence.ts';
import { readPart } from '../../fields/several/filled.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Want } from '../../kernel/fact.ts';
import type { Reader, Turn } from '../../kernel/feature.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { leaving } from '../../kernel/leaving.ts';
import { placeAt } from '../../kernel/places.ts';
import type { Session } from '../../kernel/session.ts';
import { answerable } from './several.ts';
import { hasAnswer, visibleItems, type Item } from './items.ts';
import { draftOf, fieldContext, serviceOf } from './form.ts';
import { itemNeeds } from './needs.ts';
import { mended } from './mended.ts';
import { formTexts } from './texts.ts';

/** Words that say: what I wrote last is to be something else. */
const cues = new Set(
  'eh salah lagi ralat koreksi maaf maksud maksudnya harusnya seharusnya tadi yang sori typo deng ding ups keliru bukan ketik ngetik tulis nulis pencet betul'.split(
    ' ',
  ),
);
/** One of these has to be among them. */
const telling = new Set(
  'salah ralat koreksi maksud maksudnya harusnya seharusnya typo ups keliru'.split(' '),
);
/** These say that something was wrong, whatever is asked now. */
const wrongly = new Set(['salah', 'ralat', 'keliru', 'typo']);
const polite = new Set(['saya', 'pak', 'kak', 'min', 'bu']);
const longest = 300;

/** What an answer is to be instead: '' when that is still to be said, null when a text corrects nothing. */
export const correctionIn = (text: string): string | null => {
  if (text.length > longest) return null;
  const star = /^\*\s*([^*]+)$|^([^*\n]{1,60})\*$/.exec(text.trim());
  if (star) return (star[1] ?? star[2])?.trim() ?? null;
  const heard = said(text);
  if (means(heard, 'correct')) return '';
  if (means(heard, 'start_over', 'leave_service')) return null;
  const instead = notThat.exec(text)?.[1];
  if (instead !== undefined) return instead.trim();
  const { words } = heard;
  const behind = words.findIndex(({ word }) => !cues.has(word) && !polite.has(word));
  const before = words.slice(0, behind < 0 ? words.length : behind).map(({ word }) => word);
  const tells =
    before.some((word) => telling.has(word)) ||
    before.join(' ') === 'yang tadi' ||
    before.join(' ').endsWith('yang betul') ||
    before.join(' ') === 'eh bukan';
  const first = words[behind];
  if (tells && first) return text.slice(first.from).replace(harusnya, '').trim();
  return (shouldBe.exec(text) ?? meantNumber.exec(text))?.[1]?.trim() ?? null;
};

/** "Eh bukan untan, polnep": what it should be stands behind what it should not. */
const notThat =
  /^(?:eh|maaf|sori|sorry|ups)?,? *bukan \S.{0,60}?(?:,|;| tapi| tp| melainkan) *(?:tapi |tp |melainkan )?(?:yang |yg )?(\S.*)$/i;
/** "18 Januari harusnya", "4 maksudnya". */
const shouldBe = /^(\S.{0,80}?)[ ,]+(?:harusnya|seharusnya)[ .!]*$/i;
const meantNumber = /^([^?]{0,30}\d[^?]{0,30}?)[ ,]+(?:maksudnya|maksud saya|maksudku)[ .!]*$/i;
/** "Salah, untan harusnya": what it should be may be said behind it as well. */
const harusnya = /[ ,]+(?:harusnya|seharusnya|maksudnya|maksud saya|yang benar|yg benar|yg bener)[ .!]*$/i;

const but = /(?<!\p{L})bukan \S.{0,60}?(?: tapi| tp| melainkan) +(?:yang |yg )?(\S.*)$/iu;
/** "Baris 3 salah": a line of the list that was shown, which knows its lines itself. */
const lineNamed = /^(?:yang |yg )?(?:baris|nomor|no|poin|isian)\.?(?: ke)?[ -]?\d{1,2}(?!\d)/i;
/** "No 4 jadi 30": a line with what it is to be. */
const lineTold =
  /^(?:mau |tolong )?(?:ubah |ganti |perbaiki )?(?:yang |yg )?(?:baris|nomor|no|poin|isian)\.?(?: ke)?[ -]?(\d{1,2}) (?:(?:jadi|menjadi|ganti|diganti|ubah|diubah|harusnya|seharusnya|ke|dengan) )+(\S.*)$/i;

/** The line of the review that a text names, and what it is to be. */
const lineIn = (text: string, session: Session): { key: string; told: string } | null => {
  const [, line, told] = session.at.name === 'review' ? (lineTold.exec(text) ?? []) : [];
  if (line === undefined || told === undefined) return null;
  const option = chosen(session, { kind: 'text', text: line });
  return option?.startsWith('edit.') ? { key: option.slice(5), told } : null;
};
const changing = new Set(['ubah', 'ganti', 'perbaiki', 'koreksi', 'ralat', 'betulkan', 'revisi']);
const wishing = new Set(
  'saya mau bisa boleh tolong minta ingin kami kak pak bu min maaf izin eh perlu oh'.split(' '),
);
const whether = new Set(['boleh', 'bisa', 'nanti']);
const toward = new Set([
  'jadi',
  'menjadi',
  'ke',
  'harusnya',
  'seharusnya',
  'mestinya',
  'diganti',
  'diubah',
  ...changing,
]);

/** "Mau ubah jamnya", "ganti jurusan jadi TI", "jamnya jadi 13-15": what is to be changed, as it was written; null when a text wishes for no change. */
const changeIn = (text: string): string | null => {
  const { words } = said(text);
  const at = words.findIndex(({ word }) => !wishing.has(word));
  const next = words[at + 1];
  const first = words[at];
  if (words.length > 12 || !first || !next || lineNamed.test(text)) return null;
  // "Jurusan saya bukan RPL tapi TKJ".
  const instead = but.exec(text)?.[1];
  if (instead !== undefined && first.word !== 'bukan')
    return `${text.slice(first.from, first.to)} jadi ${instead}`;
  // "Balik ke jumlah orang".
  const behind = words[at + 1]?.word === 'ke' ? words[at + 2] : undefined;
  if (first.word === leaving.back.word && behind) return text.slice(behind.from).trim();
  // "Ganti orang boleh nanti?" only asks whether that could be.
  const asks = said(text).marked && words.slice(at + 1).some(({ word }) => whether.has(word));
  if (changing.has(first.word)) return asks ? null : text.slice(next.from).trim();
  // "Eh jurusannya teknik elektro": it is another one than was said.
  const startled = words[0]?.word === 'eh' && /.n(?:ya|ye)$/.test(first.word);
  const told = startled || words.slice(at + 1).some(({ word }) => toward.has(word) || word === 'salah');
  return told ? text.slice(first.from).trim() : null;
};

/** "Instansinya kurang lengkap": what stands there is not right. */
const lacking = new Set('kurang lengkap keliru beda ketinggalan terpotong belum tidak'.split(' '));

/** "Jumlahnya 3", "jamnya 13-15", said to a list of the answers: what stands there is to be this. */
const toldAnew = (text: string): string | null => {
  const { words } = said(text);
  const told = /\d/.test(text) || words.some(({ word }) => lacking.has(word));
  return words.length < 9 && told && /.n(?:ya|ye)$/.test(words[0]?.word ?? '') ? text.trim() : null;
};

/** What follows the name of the field: "jurusan jadi TI" is "TI"; '' where nothing does. */
const behindName = (text: string, { label }: Item): string => {
  const { words } = said(text);
  const to = words.findLastIndex(({ word }) => toward.has(word));
  const first = to < 0 ? undefined : words[to + 1];
  if (first) return text.slice(first.from);
  return /\d/.test(text) || words.length > said(label).words.length + 1 ? text : '';
};

const fieldsOf = (items: readonly Item[]) => items.flatMap(({ field }) => (field ? [field] : []));

/** The answers a correction may be about: that of the message before, what else it answered, what was just refused. */
const recent = (
  { at, answered, wrong }: Session,
  items: readonly Item[],
  draftId: string,
  plainly = false,
): Item[] => {
  // What was just refused is what they correct; a remark beside the question was no answer.
  if (wrong > 0 && at.name === 'item' && (at.refusal !== undefined || answered?.draftId !== draftId))
    return items.filter(({ key }) => key === at.key);
  const keys = answered?.draftId === draftId ? [answered.key, ...(answered.also ?? [])] : [];
  if (keys.length > 0 || at.name !== 'item' || !plainly) return items.filter(({ key }) => keys.includes(key));
  // Who comes back to a form means the answer before the question that stands.
  const before = items[items.findIndex(({ key }) => key === at.key) - 1];
  return before?.field ? [before] : [];
};

/** Of several answers those that a text can be: by the name it calls, by what it holds. */
const aimedAt = (text: string, items: readonly Item[], context: Context): Item[] => {
  if (items.length < 2 || text === '') return [...items];
  const named = fieldsNamed(text, fieldsOf(items));
  const judged = answerable(draftOf(context).draft, context, items[0]?.key)?.judged;
  const keys = (named.length > 0 ? named : judged ? aims(text, fieldsOf(items), judged) : []).map(
    ({ key }) => key,
  );
  const aimed = items.filter(({ key }) => keys.includes(key));
  return aimed.length > 0 ? aimed : [...items];
};

/** Where one is, as the field that is asked there. */
const askedField = ({ at }: Session, items: readonly Item[]) =>
  at.name === 'item' ? items.find(({ key }) => key === at.key)?.field : undefined;

const holdsOf = (field: Field) => (field.type === 'text' ? field.holds : undefined);

/** "Eh, 4 orang", "eh sori 3": a correction only where the answer before can be nothing else than that. */
const insteadOf = (
  text: string,
  session: Session,
  items: readonly Item[],
  context: Context,
): string | null => {
  const { words } = said(text);
  const first = words.find(({ word }) => word !== 'eh' && word !== 'maaf');
  if (!['eh', 'maaf'].includes(words[0]?.word ?? '') || !first) return null;
  const { draft } = draftOf(context);
  const [only, ...others] = recent({ ...session, wrong: 0 }, items, draft.id);
  const told = text.slice(first.from).trim();
  if (!only?.field || others.length > 0) return null;
  const asked = askedField(session, items);
  // "Maaf, di aula bappeda" where a position is asked: the words tell of which of the two they are.
  if (isFreeText(only.field))
    return asked && evidence(told, holdsOf(only.field)) === 'yes' && evidence(told, holdsOf(asked)) === 'no'
      ? told
      : null;
  if (['slot', 'subdomain', 'yes_no'].includes(only.field.type)) return null;
  const judged = (field: Field) => fieldContext(field, draft, context);
  // A number alone may be the answer to the question that stands.
  if (!/\p{L}/u.test(told) && (!asked || readPart(told, asked, judged(asked)) !== null)) return null;
  return readPart(told, only.field, judged(only.field)) === null ? null : told;
};

/** What has to be known to read what an answer is to be instead. */
export const correctionNeeds = ({ session, event, context }: Turn): Want[] => {
  const { draft } = context;
  if (event.kind !== 'text' || placeAt(session.at, context).inForm !== 'question' || !draft) return [];
  const line = lineIn(event.text, session);
  if (line) return [...itemNeeds({ key: line.key }, { kind: 'text', text: line.told }, context, session)];
  const anew = session.at.name === 'review' ? toldAnew(event.text) : null;
  const instead = correctionIn(event.text) ?? changeIn(event.text) ?? anew;
  if (instead === null || instead === '') return [];
  const keys = fieldsNamed(instead, serviceOf(context, draft.service).fields).map(({ key }) => key);
  const { answered } = session;
  const recently = answered?.draftId === draft.id ? [answered.key, ...(answered.also ?? [])] : [];
  return [...new Set([...keys, ...recently])].flatMap((key) =>
    itemNeeds({ key }, { kind: 'text', text: instead }, context, session),
  );
};

/** "Eh salah, 4 orang", "mau ubah jamnya": the answer that is meant is opened again, with what it is to be where that is said. */
export const readCorrection: Reader = ({ session, event, context }) => {
  const { at } = session;
  const { draft } = context;
  if (event.kind !== 'text' || placeAt(at, context).inForm !== 'question' || !draft) return null;
  const { service } = draftOf(context);
  const items = visibleItems(service, draft);
  const from = at.name === 'review' ? 'review' : 'form';
  const line = lineIn(event.text, session);
  const named = line && items.find(({ key }) => key === line.key);
  if (line && named) return mended(named, line.told, from, context, session);
  const change = changeIn(event.text) ?? (at.name === 'review' ? toldAnew(event.text) : null);
  if (change !== null) {
    const answered = items.filter((item) => hasAnswer(item, draft));
    const keys = fieldsNamed(change, fieldsOf(answered)).map(({ key }) => key);
    const [only, ...others] = answered.filter(({ key }) => keys.includes(key));
    if (only && others.length === 0) return mended(only, behindName(change, only), from, context, session);
    if (only) {
      const told = behindName(change, only);
      return {
        to: { name: 'which', keys, ...(told === '' ? {} : { text: told }) },
        intro: formTexts.changing,
      };
    }
  }
  const instead = correctionIn(event.text) ?? insteadOf(event.text, session, items, context);
  if (instead === null) return null;
  const plainly = said(event.text).words.some(({ word }) => wrongly.has(word));
  const aimed = aimedAt(instead, recent(session, items, draft.id, plainly), context);
  const [only, ...others] = aimed;
  if (!only) return null;
  if (others.length === 0) return mended(only, instead, from, context, session);
  return {
    to: { name: 'which', keys: aimed.map(({ key }) => key), ...(instead === '' ? {} : { text: instead }) },
  };
};
