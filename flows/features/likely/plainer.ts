import { chosen } from '../../kernel/chosen.ts';
import { knownFact } from '../../kernel/fact.ts';
import type { Asked, Reader, Turn } from '../../kernel/feature.ts';
import { likenessTo } from '../../kernel/lexicon/likeness.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { newsJustNow } from '../relay/index.ts';
import { examples, type Gist, plainly } from './plain-words.ts';

/** What only an applicant, or only staff, may mean. */
const ofApplicants: ReadonlySet<Gist> = new Set(['change', 'take_back', 'ask_unit']);
const ofStaff: ReadonlySet<Gist> = new Set(['inbox', 'schedule']);

const like = likenessTo(examples);

/** Learns what sentences are like, before anybody asks: it takes a third of a second. */
export const learnGists = (): void => void like('');

/** Longer texts tell a story, and have more than one gist. */
const longest = 120;
/** So much of all there is has to speak for a gist, and so much of a sentence has to stand in the examples. */
const leastShare = 0.6;
/** What goes before what else reads the words has to be surer; what is done at once and kept surest of all. */
const surerShare = 0.85;
const surestShare = 0.95;
const keptAtOnce: ReadonlySet<Gist> = new Set(['quiet']);
const leastKnown = 0.3;

type Likely = { gist: Gist; share: number };
let last: { text: string; isStaff: boolean; found: Likely | null } | null = null;

const worked = (text: string, isStaff: boolean): Likely | null => {
  const { known, shares } = like(text);
  if (known < leastKnown) return null;
  const excluded = isStaff ? ofApplicants : ofStaff;
  const possible = [...shares].filter(([gist]) => !excluded.has(gist));
  const all = possible.reduce((sum, [, share]) => sum + share, 0);
  const [gist, share] = possible.reduce((most, one) => (one[1] > most[1] ? one : most));
  const least = keptAtOnce.has(gist) ? surestShare : leastShare;
  return share / all < least ? null : { gist, share: share / all };
};

/** What a text most likely is about; asked twice in a turn, for what has to be known and for its step. */
const likelyIn = ({ session, event, context }: Turn): Likely | null => {
  const { openWords, free } = placeAt(session.at, context);
  if (event.kind !== 'text' || openWords !== 'all' || (free !== 'idle' && free !== 'choosing')) return null;
  const { text } = event;
  if (text.length > longest || event.quotes !== undefined || event.forwarded === true) return null;
  if (chosen(session, event) !== null) return null;
  const isStaff = context.contact.staff !== null;
  if (last?.text === text && last.isStaff === isStaff) return last.found;
  const found = worked(text, isStaff);
  last = { text, isStaff, found };
  return found;
};

/** What is said beside the question of a form, and neither answers it nor leaves it. */
const besideQuestions: ReadonlySet<Gist> = new Set([
  'hours',
  'cost',
  'how_long',
  'requirements',
  'who_are_you',
  'which_services',
  'complaint',
]);
const leastBeside = { share: 0.75, known: 0.5 };

/** Whether a form's question stands where it stood because of an answer that it cannot take, and nothing better is offered. */
const isRefusal = ({ to }: Move): boolean =>
  (to?.name === 'item' || to?.name === 'details') &&
  to.refusal !== undefined &&
  !('offers' in to && to.offers) &&
  !('watch' in to && to.watch);

/** What an answer most likely says that a question of the form refused; figures are a try to answer it. */
const besideIn = ({ event, context }: Turn): Gist | null => {
  if (event.kind !== 'text' || event.text.length > longest || /\d/.test(event.text)) return null;
  const { known, shares } = like(event.text);
  const [gist, share] = [...shares].reduce((most, one) => (one[1] > most[1] ? one : most));
  const isLikely = known >= leastBeside.known && share >= leastBeside.share;
  return isLikely && besideQuestions.has(gist) && context.contact.staff === null ? gist : null;
};

/** Who has sent nothing means something else by it, once that is known. */
const ofSent: ReadonlySet<Gist> = new Set(['status', 'change', 'take_back']);
const hasSentNothing = ({ context }: Turn): boolean =>
  knownFact(context, { fact: 'my_requests' })?.length === 0;

/**
 * The turn with what is most likely meant in plain words: where nothing is going on, or where a form's question refused what
 * was said; null where that is open.
 */
export const inPlainerWords = (turn: Turn, refused?: Move): Turn | null => {
  const gist = refused ? (isRefusal(refused) ? besideIn(turn) : null) : likelyIn(turn)?.gist;
  const text = gist && !(ofSent.has(gist) && hasSentNothing(turn)) ? plainly[gist] : null;
  return text === null || turn.event.kind !== 'text' ? null : { ...turn, event: { kind: 'text', text } };
};

/** What is about the talk itself even right after a unit has written. */
const notForUnits: ReadonlySet<Gist> = new Set(['take_back', 'human', 'quiet']);
const sureShare = 0.75;

/** What takes something back, or asks for a person or for silence, is not passed on to a unit though that has just written. */
export const beforeUnits =
  (again: Reader): Reader =>
  (turn) => {
    const likely = newsJustNow(turn) ? likelyIn(turn) : null;
    return likely && notForUnits.has(likely.gist) && likely.share >= sureShare ? again(turn) : null;
  };

/** What a service has to be found in first is how long it takes, what it costs, where and when. */
const notOfServices: ReadonlySet<Gist> = new Set([
  'who_are_you',
  'complaint',
  'my_data',
  'human',
  'wait',
  'sorry',
  'quiet',
  'status',
  'take_back',
]);
/** What is surely no wish for a service is not looked through for words of one. */
export const beforeServices =
  (again: Reader): Reader =>
  (turn) => {
    const likely = likelyIn(turn);
    return likely && notOfServices.has(likely.gist) && likely.share >= surerShare ? again(turn) : null;
  };

const surelyOther = 0.9;

/** A word or two tell nothing of an office where a sentence is surely about something else: "berapa harga beras". */
export const unlessOther = ({ when, read }: Asked): Asked => ({
  when,
  read: (turn) => {
    const likely = likelyIn(turn);
    return likely?.gist === 'other' && likely.share >= surelyOther ? null : read(turn);
  },
});
