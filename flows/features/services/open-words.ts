import { findService, saysMuch, wantsSomething } from '../../catalogue/find-service.ts';
import { isEnglish } from '../../catalogue/find/english.ts';
import { questionAbout, questionIn } from '../../catalogue/find/question-about.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import type { At, Session } from '../../kernel/session.ts';
import { isAssent, isGreeting, isThanks } from '../../kernel/small-talk.ts';
import { closedIntro } from '../form/index.ts';
import { askerIn } from './asker.ts';
import { joined, kept, openService } from './open-service.ts';
import { servicesTexts } from './texts.ts';
import { isAsking } from './with-more.ts';

declare module '../../kernel/place.ts' {
  interface Traits {
    /** Words that mean nothing to the place are read as in the menu. */
    openWords?: 'all' | 'but_greetings';
  }
}

/** A greeting is returned, thanks are too; the latter, and a mere "ok", ask for nothing. */
const smallTalk = (text: string): Move | null => {
  if (isGreeting(text)) return { to: { name: 'menu' }, intro: servicesTexts.greetingBack(text) };
  const said = isThanks(text) ? servicesTexts.youAreWelcome : isAssent(text) ? servicesTexts.allRight : null;
  return said === null ? null : { to: { name: 'start' }, quiet: true, say: [{ text: said }] };
};

/** What is asked about a service is answered on its card, before anything is begun. */
const answered = (text: string, service: Service, context: Context): Move | null => {
  const question = questionAbout(text);
  if (question === null || closedIntro(service.code, context, false) !== undefined) return null;
  return {
    to: { name: 'card', service: service.code, ...kept(text) },
    intro: servicesTexts.answers[question](service),
  };
};

/** "Berapa lama prosesnya", asked of the one service at hand, unless what is beside the question names another. */
export const askedOf = (text: string, service: Service, context: Context): Move | null => {
  const asked = questionIn(text);
  const about = asked && findService(asked.beside, context.catalogue, askerIn(context));
  return asked && (about === null || (about.by === 'name' && about.service === service))
    ? answered(text, service, context)
    : null;
};

/** What was said of the services that are being asked about, and which those are. */
const askedAbout = (at: At): { codes: string[]; said: string | undefined } =>
  at.name === 'card'
    ? { codes: [at.service], said: at.said }
    : at.name === 'suggest'
      ? { codes: [at.service, ...(at.others ?? [])], said: at.said }
      : { codes: [], said: undefined };

/** The service words name, those they hint at, or the office that does it instead; null when there is none. */
const wished = (text: string, at: At, context: Context): Move | null => {
  const found = findService(text, context.catalogue, askerIn(context));
  if (!found) return null;
  if (found.by === 'name') return openService(found.service, context);
  if (found.by === 'elsewhere') {
    const { elsewhere, beside } = found;
    const ours = beside ? { service: beside.code, ...kept(text) } : {};
    return { to: { name: 'elsewhere', topic: elsewhere.topic, ...ours } };
  }
  const [first, ...others] = found.services;
  if (others.length === 0) {
    const answer = answered(text, first, context);
    if (answer) return answer;
    // Said at its own card, it is no other wish, and may tell more of this one.
    if (at.name === 'card' && at.service === first.code) {
      const more = saysMuch(text) && !isAsking(text) ? joined(at.said, text) : null;
      const asked: Move = { to: at, again: true, session: { wrong: 1 } };
      return more === null ? asked : { ...asked, to: { ...at, said: more }, intro: servicesTexts.noted };
    }
  }
  const codes = others.map(({ code }) => code);
  const before = askedAbout(at);
  // Of what is being asked about anyway it tells more.
  const said = before.codes.includes(first.code) ? (joined(before.said, text) ?? text) : text;
  return {
    to: {
      name: 'suggest',
      service: first.code,
      ...(codes.length > 0 ? { others: codes } : {}),
      ...kept(said),
    },
  };
};

/** Who writes in English is told first how to reach a person; not who has asked for another language and is spoken to in it. */
const inTheirTongue = (move: Move | null, text: string, { language }: Session): Move | null =>
  move && language === undefined && isEnglish(text)
    ? { ...move, intro: [servicesTexts.english, ...(move.intro ? [move.intro] : [])].join('\n\n') }
    : move;

/** What words outside a form may mean: a service, another office's work, a greeting, thanks. */
export const readOpenWords: Reader = ({ session, event, context }) => {
  const { openWords } = placeAt(session.at, context);
  if (event.kind !== 'text' || openWords === undefined) return null;
  const { text } = event;
  const wish = wished(text, session.at, context);
  if (wish) return inTheirTongue(wish, text, session);
  return openWords === 'but_greetings' && isGreeting(text) ? null : smallTalk(text);
};

/** A sentence nobody knows what to do with, said where nothing is going on: the menu, with the way to a person. */
export const readUnknownWish: Reader = ({ session, event, context }) => {
  const { free, openWords } = placeAt(session.at, context);
  if (event.kind !== 'text' || openWords !== 'all' || (free !== 'idle' && free !== 'choosing')) return null;
  if (!wantsSomething(event.text, context.catalogue)) return null;
  const move: Move = {
    to: { name: 'menu' },
    intro: servicesTexts.notFound,
    session: { wrong: session.wrong + 1 },
  };
  return inTheirTongue(move, event.text, session);
};
