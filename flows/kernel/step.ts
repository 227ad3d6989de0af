import { commandOf, commandReader, commandTable, cueOfCommands } from './commands.ts';
import { chosen } from './chosen.ts';
import type { Context } from './context.ts';
import { type Effect, withIntro, type Result } from './effect.ts';
import { isPersonal, type Event, type HouseEvent } from './event.ts';
import { MissingFact, NeededFacts, unknownOf, type Want } from './fact.ts';
import type { Asked, Feature, Heard, Reader, Turn, When } from './feature.ts';
import { ask, lastingOption, lastingTest } from './ask.ts';
import { concerns, hears } from './look-ahead.ts';
import type { Message } from './message.ts';
import type { Move } from './move.ts';
import { notUnderstood } from './not-understood.ts';
import type { Question } from './place.ts';
import { placeAt, placeTable } from './places.ts';
import type { At, Session } from './session.ts';
import { kernelTexts } from './texts.ts';

/** What a conversation is made of, in the order in which it is looked at. */
export type Parts = {
  features: readonly Feature[];
  /** Where one goes when a place cannot be asked again. */
  home: At;
  /** Done to every turn before it is read: the turn as the others see it, or at once where it leads. */
  before: readonly (Reader | Asked)[];
  /** What reads an event of a person before the present place does; `commands` and `buttons` are those of the features. */
  readers: (own: { commands: Asked; buttons: Reader }) => readonly (Reader | Asked)[];
  /**
   * What reads an event that the present place knows nothing of; `again` reads it as `readers` would have read it in plainer
   * words.
   */
  last?: (again: Reader) => readonly (Reader | Asked)[];
  plainer?: Plainer;
};

/** What nobody knows, or the present place refuses, in plainer words. */
export type Plainer = {
  /** Where it is asked what nobody knows may mean, besides where it was refused. */
  when: When;
  /** A turn in words that are known for certain; null where nobody can tell what is meant. `refused`: what the place made of it. */
  turn: (turn: Turn, refused?: Move) => Turn | null;
  /** Who reads plain words besides those who read before the place. */
  readers: readonly (Reader | Asked)[];
};

/** Everything `step` is given; the places are the conversation's own, and whoever has them at hand saves a copy of it all. */
export type Given = Omit<Context, 'places'> & Partial<Pick<Context, 'places'>>;

/** A turn as those leave it who are asked before everybody, and where one of them leads. */
type Prepared = { turn: Turn; move: Move | null };

const asNews = (notice: Move['notice'], effects: readonly Effect[]): readonly Effect[] =>
  notice
    ? effects.map((effect) =>
        effect.type === 'say' ? { ...effect, message: { ...effect.message, notice } } : effect,
      )
    : effects;

/** What a reader makes of a turn; null where it says that the turn is none of its. */
export const askedOf = (reader: Reader | Asked, turn: Turn): ReturnType<Reader> => {
  if (typeof reader === 'function') return reader(turn);
  return concerns(reader.when, turn) ? reader.read(turn) : null;
};

const changesOne = (move: Move, keys: readonly (keyof Move)[]): boolean => {
  for (const key of keys) if (move[key] !== undefined) return true;
  return false;
};

/** Adds what is said, but for so many of the last. */
const addSaid = (effects: Effect[], messages: readonly Message[], but = 0): void => {
  for (let at = 0; at < messages.length - but; at += 1) {
    const message = messages[at];
    if (message) effects.push({ type: 'say', message });
  }
};

/**
 * What a step needs before it can go on. `declared`: what the place it leads to says it needs for its question; without it
 * the step stumbled over something nobody had declared.
 */
export type Missing = { want: Want; declared?: readonly Want[] };

/** Makes the pure step of a conversation, and what tells before it what has to be known. */
export const createStep = ({ features, home, before, readers, last = () => [], plainer }: Parts) => {
  const places = placeTable(features);
  const commands = commandTable(features);
  const commandIn = commandOf(commands);
  const lasting = lastingTest(features);
  const commandCue = cueOfCommands(commands);
  const after = features.flatMap((feature) => feature.after ?? []);
  const declaredNeeds = features.flatMap((feature) => feature.needs ?? []);
  const changes = features.flatMap((feature) => feature.changes ?? []);
  // The same as a literal of both, for a tenth of its time: this is done on every turn.
  const withPlaces = (given: Given): Context =>
    given.places === places ? (given as Context) : Object.assign({ ...given }, { places });
  const buttons: Reader = (turn) => {
    if (turn.event.kind === 'text' && chosen(turn.session, turn.event, 'exact') === null) return null;
    const option = lastingOption(turn, lasting);
    const prefix = option?.split('.')[0] ?? '';
    const found = option === null ? undefined : features.find((feature) => feature.buttons?.[prefix]);
    return (option !== null && found?.buttons?.[prefix]?.(option, turn)) || null;
  };
  const allReaders = readers({
    commands: { when: { text: commandCue }, read: commandReader(commands) },
    buttons,
  });

  const plainReaders = [...allReaders, ...(plainer?.readers ?? [])];

  const changesOf = (move: Move, context: Context): { effects: Effect[]; context: Context } => {
    const effects: Effect[] = [];
    let known = context;
    for (const { of, change } of changes) {
      if (!changesOne(move, of)) continue;
      const changed = change(move, known);
      for (const effect of changed.effects) effects.push(effect);
      known = changed.context;
    }
    if (move.effects) effects.push(...move.effects);
    return { effects, context: known };
  };

  /** A place's question, once all is known that the place needs for it. */
  const asking = (to: At, context: Context, session: Session): Question => {
    const place = placeAt(to, context);
    const wants = place.needs?.(to, null, context, session);
    if (wants && wants.length > 0) {
      const [first, ...others] = unknownOf(context, wants);
      if (first) throw new NeededFacts([first, ...others]);
    }
    return place.show(to, context, session);
  };

  /** Where one is after a move, and all that has to be done: what it changes, what it says, the next question. */
  const carryOut = (move: Move, { session, context }: Turn): Result => {
    const { effects: said, context: known } = changesOf(move, context);
    if (move.say) addSaid(said, move.say);
    const { to } = move;
    if (!to) return { session: { ...session, ...move.session }, effects: said };
    const moved: Session = { ...session, wrong: 0, ...move.session, at: to };
    if (move.quiet) {
      // Typed numbers must not mean the options of a question that has been left.
      const left = to.name !== session.at.name && !move.keepsPrompt;
      const quiet = left ? { ...moved, prompt: { no: session.prompt.no + 1, options: [] } } : moved;
      return { session: quiet, effects: said };
    }
    const question = move.ask ? { messages: [move.ask], effects: [] } : asking(to, known, moved);
    const asked = ask(moved, question.messages.at(-1) ?? { text: '' }, lasting, move.again);
    if (question.effects) said.push(...question.effects);
    addSaid(said, question.messages, 1);
    said.push(asked.say);
    return { session: asked.session, effects: said };
  };

  const settle = (move: Move, turn: Turn): Result => {
    const { session, effects } = carryOut(move, turn);
    const introduced = move.intro ? withIntro(move.intro, effects) : effects;
    return { session, effects: move.notice ? asNews(move.notice, introduced) : introduced };
  };

  const fromHouse = (event: HouseEvent, turn: Turn): Move => {
    for (const { house } of features) {
      const take = house?.[event.kind] as ((event: HouseEvent, turn: Turn) => Move | null) | undefined;
      if (take) return take(event, turn) ?? {};
    }
    return { intro: kernelTexts.apology };
  };

  /** The first reader that knows where a turn leads, and the turn as the readers before left it. */
  const read = (start: Turn, list: readonly (Reader | Asked)[]): Prepared => {
    let turn = start;
    for (const reader of list) {
      const found = askedOf(reader, turn);
      if (!found) continue;
      if (!('turn' in found)) return { turn, move: found };
      turn = found.turn;
    }
    return { turn, move: null };
  };

  const plainTurn = (turn: Turn): Turn | null =>
    plainer && concerns(plainer.when, turn) ? plainer.turn(turn) : null;
  const readPlain = (plain: Turn | null): Move | null => plain && read(plain, plainReaders).move;
  const lastReaders = last((turn) => readPlain(plainTurn(turn)));

  /** What the present place makes of a turn. A refusal loses against what else the words most likely mean. */
  const takeAt = (turn: Turn): Move | null => {
    const { session, event, context } = turn;
    const taken = placeAt(session.at, context).take(session.at, event, context, session);
    if (!taken?.to || !('refusal' in taken.to)) return taken;
    return readPlain(plainer?.turn(turn, taken) ?? null) ?? taken;
  };

  /** The beginning of the turn whose needs were asked for last; forgotten once its step is taken, for it holds what is known of somebody. */
  let begun: {
    session: Session;
    event: Event;
    given: Given;
    facts: number;
    start: Turn;
    prepared: Prepared;
  } | null = null;

  /** The beginning of a turn. What it needs is asked for with the very things its step is then given: they begin together. */
  const begin = (session: Session, event: Event, given: Given): NonNullable<typeof begun> => {
    const facts = given.facts.size;
    if (begun?.given === given && begun.session === session && begun.event === event && begun.facts === facts)
      return begun;
    const start = { session, event, context: withPlaces(given) };
    return { session, event, given, facts, start, prepared: read(start, before) };
  };

  const decide = ({ start: given, prepared }: ReturnType<typeof begin>): Result => {
    const { turn, move } = prepared.move
      ? prepared
      : prepared.turn.event.kind === 'text' || isPersonal(prepared.turn.event)
        ? read(prepared.turn, allReaders)
        : { turn: prepared.turn, move: fromHouse(prepared.turn.event, prepared.turn) };
    const taken = move ?? takeAt(turn) ?? read(turn, lastReaders).move ?? notUnderstood(turn, home);
    let result = settle(taken, turn);
    for (const each of after) {
      if (typeof each === 'function') result = each(result, turn, given);
      else if (concerns(each.when, turn) || (turn !== given && concerns(each.when, given)))
        result = each.change(result, turn, given);
    }
    return result;
  };

  /**
   * One turn, pure: where the contact is and what happened give where they are next and what has to be done. When a fact
   * from outside is missing it says which, and is run again with it.
   */
  const step = (session: Session, event: Event, given: Given): Result | Missing => {
    try {
      return decide(begin(session, event, given));
    } catch (thrown) {
      if (thrown instanceof NeededFacts) return { want: thrown.wants[0], declared: thrown.wants };
      if (thrown instanceof MissingFact) return { want: thrown.want };
      throw thrown;
    } finally {
      begun = null;
    }
  };

  const heardIn = (turn: Turn): Heard => ({
    button: lastingOption(turn, lasting),
    command:
      turn.event.kind === 'text' && hears(turn.event.text, commandCue) ? commandIn(turn.event.text) : null,
  });

  const declaredBy = (turn: Turn, heard: Heard): Want[] => {
    const wants: Want[] = [];
    for (const each of declaredNeeds)
      if (concerns(each.when, turn, heard)) wants.push(...each.wants(turn, heard));
    return wants;
  };

  /**
   * What the features and the present place say has to be known to take a turn and is not known yet, so that all of it is
   * loaded together. Asked a second time with what it gave the first time, for what depends on that.
   */
  const needs = (session: Session, event: Event, given: Given): Want[] => {
    begun = begin(session, event, given);
    const { turn, move } = begun.prepared;
    if (move) return [];
    const { at } = turn.session;
    const heard = heardIn(turn);
    const ofPlace = isPersonal(turn.event)
      ? placeAt(at, turn.context).needs?.(at, turn.event, turn.context, turn.session)
      : undefined;
    const wants = declaredBy(turn, heard);
    const plain = plainTurn(turn);
    if (plain) wants.push(...declaredBy(plain, heardIn(plain)));
    if (ofPlace) wants.push(...ofPlace);
    return wants.length === 0 ? wants : unknownOf(turn.context, wants);
  };

  return { step, needs, places, commands };
};

/** Where to go on when a turn failed through a fault of ours: nothing is lost, the question stands. */
export const apologise = (session: Session): Result => ({
  session,
  effects: [{ type: 'say', message: { text: kernelTexts.apology } }],
});
