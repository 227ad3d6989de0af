import { z } from 'zod';
import { buttons } from '../../labels.ts';
import { sopTexts } from './sop-texts.ts';
import { servicesTexts } from './texts.ts';
import { findService, wishedBeside } from '../../catalogue/find-service.ts';
import { askerIn } from './asker.ts';
import { chosen } from '../../kernel/chosen.ts';
import { serviceOf } from '../form/index.ts';
import type { Service } from '../../catalogue/service.ts';
import type { Context } from '../../kernel/context.ts';
import { option, type Option } from '../../kernel/message.ts';
import { openService } from './open-service.ts';
import { askedOf } from './open-words.ts';
import { withMore, yesWithMore } from './with-more.ts';
import { agrees, disagrees, goesOn, putsOff } from '../../kernel/spoken.ts';
import type { Move } from '../../kernel/move.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import type { Place } from '../../kernel/place.ts';

const suggestAt = z.strictObject({
  name: z.literal('suggest'),
  service: z.string(),
  others: z.array(z.string()).optional(),
  /** The sentence that asked for it. */
  said: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    suggest: z.infer<typeof suggestAt>;
  }
}

const all: Option = option('no', () => buttons.allServices);
const human: Option = option('human', () => buttons.human);

const isOnlyForOthers = ({ audience }: Service, { contact }: Context): boolean =>
  audience === 'internal' && !contact.employee;

/** A list of services for the public and for civil servants says which is whose. */
const labelled = (services: readonly Service[]): Option[] => {
  const mixed = new Set(services.map(({ audience }) => audience)).size > 1;
  return services.map(({ code, title, audience }) => {
    const whose = audience === 'internal' ? servicesTexts.forAsn : servicesTexts.forPublic;
    return { id: `service.${code}`, label: mixed ? whose(title) : title };
  });
};

/** The one chosen is opened; what the same sentence wished for beside it is kept for after it. */
const openChosen = (at: z.infer<typeof suggestAt>, code: string, context: Context): Move => {
  const service = serviceOf(context, code);
  const move = openService(service, context, { said: at.said });
  const [beside] = at.others ? wishedBeside(at.said ?? '', service, context.catalogue, askerIn(context)) : [];
  return beside
    ? { ...move, session: { ...move.session, wishedToo: { beside: code, service: beside.code } } }
    : move;
};

/** "Yang coworking", "iya lapor": one of those that are offered, called by a word or two behind what picks or agrees. */
const picking =
  /^\s*(?:yang|yg|pilih|nomor|iya|iye|ya|yo|y|betul|bener|benar|oke|ok|itu)\s*,?\s+(.{3,40})$/iu;
const pickedByWords = (
  { service, others = [] }: z.infer<typeof suggestAt>,
  words: string,
  context: Context,
): string | null => {
  const rest = picking.exec(words)?.[1];
  const found = rest === undefined ? null : findService(rest, context.catalogue, askerIn(context));
  if (found === null || found.by === 'elsewhere') return null;
  const codes = (found.by === 'name' ? [found.service] : found.services).map(({ code }) => code);
  const [only, another] = codes.filter((code) => code === service || others.includes(code));
  return only !== undefined && another === undefined && codes[0] === only ? only : null;
};

/** "Anda ingin …?" after words that hint at one service, or which one after words that hint at several. */
export const suggest: Place<'suggest'> = {
  name: 'suggest',
  openWords: 'all',
  at: suggestAt,
  free: 'choosing',
  ownWords: ['lanjutkan'],
  show(at, context) {
    const services = [at.service, ...(at.others ?? [])].map((code) => serviceOf(context, code));
    const [first, second] = services;
    if (!first || second) {
      const options = [...labelled(services), all, human];
      return { messages: [{ text: servicesTexts.suggestions, options }] };
    }
    const asked = servicesTexts.suggestion(first.title);
    const text = isOnlyForOthers(first, context)
      ? `${asked}\n${servicesTexts.onlyForAsn(context.catalogue.city)}`
      : asked;
    return { messages: [{ text, options: [{ id: 'yes', label: buttons.suggested }, all, human] }] };
  },
  take(at, event, context, session) {
    const choice = chosen(session, event);
    const words = event.kind === 'text' ? event.text : '';
    const named = choice?.startsWith('service.') ? choice.slice(8) : null;
    if (named) return openChosen(at, named, context);
    if (choice === 'human') return { to: { name: 'human' } };
    if (choice === 'yes' || (!at.others && (agrees(words) || goesOn(words))))
      return openService(serviceOf(context, at.service), context, { said: at.said });
    if (choice === 'no' || disagrees(words)) return { to: { name: 'menu' } };
    // "Nanti dulu, saya tanya dosen": it still stands when they come back.
    if (choice === null && putsOff(words))
      return {
        to: at,
        quiet: true,
        keepsPrompt: true,
        say: [{ text: sopTexts.later(serviceOf(context, at.service).title) }],
      };
    const picked = choice === null ? pickedByWords(at, words, context) : null;
    if (picked !== null) return openChosen(at, picked, context);
    // Yes to which of them?
    if (at.others && (agrees(words) || goesOn(words)))
      return { to: at, again: true, intro: kernelTexts.pickOption, session: { wrong: 1 } };
    const service = serviceOf(context, at.service);
    const told = at.others ? null : yesWithMore(at.said, words, { service, catalogue: context.catalogue });
    if (told !== null) return openService(service, context, { said: told });
    const asked = at.others ? null : askedOf(words, service, context);
    if (asked) return asked;
    const more = withMore(at.said, words);
    return more === null
      ? null
      : { to: { ...at, said: more }, again: true, intro: servicesTexts.noted, session: { wrong: 0 } };
  },
};
