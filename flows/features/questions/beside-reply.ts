import { chosen } from '../../kernel/chosen.ts';
import type { Event } from '../../kernel/event.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import type { Move } from '../../kernel/move.ts';
import type { At, Session } from '../../kernel/session.ts';
import { isGreeting } from '../../kernel/small-talk.ts';
import { servicesTexts } from '../services/index.ts';

/**
 * What is said where the office has written and waits to be answered, and is no answer to it: the menu, a person, or a
 * greeting, which is returned without another question.
 */
export const besideReply = (at: At, event: Event, session: Session): Move | null => {
  if (chosen(session, event) === 'menu') return { to: { name: 'menu' } };
  if (event.kind !== 'text') return null;
  if (isGreeting(event.text)) return { to: at, intro: servicesTexts.greetingBack(event.text) };
  return means(said(event.text), 'human') ? { to: { name: 'human' } } : null;
};
