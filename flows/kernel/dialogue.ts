import type { z } from 'zod';
import { chosen, type HowToRead } from './chosen.ts';
import type { Context } from './context.ts';
import { isPersonal, type Event, type PersonEvent } from './event.ts';
import { leavingCue, leavingWords, wayOutIn, type WayOut } from './leaving.ts';
import { hears } from './look-ahead.ts';
import type { Message, Option } from './message.ts';
import type { Move } from './move.ts';
import type { Place, Question, Traits } from './place.ts';
import type { At, AtOf, Places, Session } from './session.ts';
import { kernelTexts } from './texts.ts';

/** What every question of a dialogue may look at: where the person is, and what was found when they came in (`Found`). */
export type Scene<N extends keyof Places, Found extends object = {}> = {
  at: AtOf<N>;
  context: Context;
  session: Session;
} & Found;

/** An answer: the option it picks, if it picks one, and the words that were typed; a pressed button has none. */
export type GivenAnswer = { choice: string | null; words: string | null };

/** What can be sent besides words and buttons. */
export type Sent = Exclude<PersonEvent, { kind: 'text' | 'button' }>;

/**
 * What an answer leads to: a move (to another question, or out of the dialogue), the same question again with the sentence
 * that refuses the answer or says that something of it is kept in `at`, or null: the question knows nothing of the kind.
 */
export type Next<N extends keyof Places> = Move | { refuse: string } | { say: string; at: AtOf<N> } | null;

/** One question of a dialogue. */
export type Stage<N extends keyof Places, Found extends object = {}> = {
  ask(scene: Scene<N, Found>): Message | Question;
  take(scene: Scene<N, Found>, given: GivenAnswer): Next<N>;
  /** What becomes of files and other things sent; without it none is taken. */
  takeSent?(scene: Scene<N, Found>, sent: Sent): Next<N>;
  /** The question before; without it *kembali* leaves the dialogue as *batal* does. */
  back?(scene: Scene<N, Found>): At;
  /** An answer that would do, shown when two in a row were refused. */
  example?: string | ((scene: Scene<N, Found>) => string);
  /** How a typed answer picks an option; where nothing is said, by the beginning of its label if there are options at all. */
  reading?(scene: Scene<N, Found>): HowToRead;
};

/** A place that asks several questions, one after the other. */
export type Dialogue<N extends keyof Places, Found extends object = {}> = {
  name: N;
  at: z.ZodType<AtOf<N>>;
  traits: Omit<Traits, 'ownWords'>;
  /** The ways out shown under every question; both words work whether they are shown or not. */
  ways?: readonly WayOut[];
  needs?: Place<N>['needs'];
  /** What its questions work with, or where somebody is sent who may not be here (any more). */
  enter(scene: Scene<N>): Found | { barred: Move };
  stageOf(scene: Scene<N, Found>): Stage<N, Found>;
  /** Where *batal* leads. */
  leave(scene: Scene<N, Found>): Move;
  /** What is written here goes to people: only the very words leave, nothing that sounds like them. */
  exactWords?: true;
  /** What every question has in common: a heading, a footer. */
  frame?(message: Message, scene: Scene<N, Found>): Message;
  /** The sentence for what no question of it can use; null leaves it to the conversation. `choices`: it is an option that is asked for. */
  unread?(event: Event, choices: boolean): string | null;
  /** A sentence about an answer stands in the question's place instead of before it: the question has just been read. */
  brief?: true;
};

/** In words first of all: where there are buttons to press, a typed number is a word of the answer. */
export const inWords = ({ context }: { context: Context }): HowToRead =>
  context.can.buttons ? 'labels' : 'exact';

/** What to do with a question whose typed answer fits nothing. */
export const pickOrWrite = ({ kind }: Pick<Event, 'kind'>, choices: boolean): string | null =>
  kind === 'text' ? (choices ? kernelTexts.pickOption : kernelTexts.writeAnswer) : null;

/** The options that say the same. */
export const leavingOptions: Readonly<Record<WayOut, Option>> = {
  cancel: {
    id: 'cancel',
    get label() {
      return kernelTexts.cancel;
    },
    kind: 'nav',
  },
  back: {
    id: 'back',
    get label() {
      return kernelTexts.back;
    },
    kind: 'nav',
  },
};

const withWays = (message: Message, ways: readonly WayOut[]): Message => {
  const options = message.options ? message.options.slice() : [];
  for (const way of ways) options.push(leavingOptions[way]);
  return { ...message, options };
};

/** Makes a place of a dialogue: its ways out, its options and its refusals work alike in all of them. */
export const dialogue = <N extends keyof Places, Found extends object = {}>(
  parts: Dialogue<N, Found>,
): Place<N> => {
  const { name, at: schema, traits, ways = [], needs, enter, stageOf, leave, unread, brief } = parts;
  const exactWords = parts.exactWords ?? traits.words === 'message';

  const sceneOf = (at: AtOf<N>, context: Context, session: Session): Scene<N, Found> | { barred: Move } => {
    const scene = { at, context, session };
    const found = enter(scene);
    // The scene is new: filling it up costs a thirtieth of copying both into a third.
    return 'barred' in found ? { barred: found.barred } : Object.assign(scene, found);
  };

  const shown = (message: Message, scene: Scene<N, Found>): Message =>
    withWays(parts.frame?.(message, scene) ?? message, ways);

  const questionOf = (scene: Scene<N, Found>): Question => {
    const asked = stageOf(scene).ask(scene);
    if (!('messages' in asked)) return { messages: [shown(asked, scene)] };
    const { messages, effects } = asked;
    const last = shown(messages.at(-1) ?? { text: '' }, scene);
    const all: Question['messages'] = messages.length === 1 ? [last] : [...messages.slice(0, -1), last];
    return effects ? { messages: all, effects } : { messages: all };
  };

  /** The same question under its old number, so that the buttons of every copy mean the same. */
  const askAgain = (scene: Scene<N, Found>, say: string, wrong: number): Move => {
    const again = { to: scene.at, again: true, session: { wrong } } as const;
    const question = brief ? questionOf(scene).messages.at(-1) : undefined;
    return question ? { ...again, ask: { ...question, text: say } } : { ...again, intro: say };
  };

  /** What refuses an answer; the second in a row comes with an example. */
  const refusing = (scene: Scene<N, Found>, say: string): Move => {
    const wrong = scene.session.wrong + 1;
    const { example } = stageOf(scene);
    const shown = typeof example === 'function' ? example(scene) : example;
    const helped = wrong >= 2 && shown !== undefined && !say.includes(shown);
    return askAgain(scene, helped ? `${say}\n${kernelTexts.example(shown)}` : say, wrong);
  };

  const follow = (scene: Scene<N, Found>, next: Next<N>): Move | null => {
    if (next === null) return null;
    if ('refuse' in next) return refusing(scene, next.refuse);
    return 'say' in next && 'at' in next ? askAgain({ ...scene, at: next.at }, next.say, 0) : next;
  };

  const answered = (scene: Scene<N, Found>, event: Event, given: GivenAnswer): Next<N> => {
    const stage = stageOf(scene);
    if (given.choice !== null || given.words !== null) return stage.take(scene, given);
    if (!isPersonal(event) || event.kind === 'text' || event.kind === 'button') return null;
    return stage.takeSent?.(scene, event) ?? null;
  };

  const wayOutOf = ({ choice, words }: GivenAnswer): WayOut | null => {
    if (choice === 'cancel' || choice === 'back') return choice;
    if (words === null || choice !== null || !hears(words, leavingCue)) return null;
    return wayOutIn(words, exactWords);
  };

  const go = (scene: Scene<N, Found>, wayOut: WayOut): Move => {
    const before = wayOut === 'back' ? stageOf(scene).back?.(scene) : undefined;
    return before ? { to: before } : leave(scene);
  };

  return {
    ...traits,
    name,
    at: schema,
    ownWords: leavingWords,
    ...(needs ? { needs } : {}),
    show(at, context, session) {
      const scene = sceneOf(at, context, session);
      if (!('barred' in scene)) return questionOf(scene);
      const { ask, intro = '' } = scene.barred;
      return { messages: [ask ?? { text: intro }] };
    },
    take(at, event, context, session) {
      const scene = sceneOf(at, context, session);
      if ('barred' in scene) return scene.barred;
      const asked = stageOf(scene).reading?.(scene);
      const choices = asked === undefined && session.prompt.options.some(({ kind }) => kind !== 'nav');
      const choice = chosen(session, event, asked ?? (choices ? 'lenient' : 'exact'));
      const given = { choice, words: event.kind === 'text' ? event.text : null };
      const wayOut = wayOutOf(given);
      if (wayOut !== null) return go(scene, wayOut);
      // What they pressed belongs to a question they have not read on from: this one is shown whole.
      if (choice === 'stale')
        return { to: at, again: true, intro: kernelTexts.oldButton, session: { wrong: session.wrong } };
      const next = answered(scene, event, given);
      if (next !== null) return follow(scene, next);
      const say = unread?.(event, choices) ?? null;
      return say === null ? null : refusing(scene, say);
    },
  };
};
