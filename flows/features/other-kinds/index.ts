import type { EventOf } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { Asked, Feature, Reader, Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import { placeAt } from '../../kernel/places.ts';
import { allItems, foreignTexts, hasAnswer, isChain, isInForm, isOnlyLink } from '../form/index.ts';
import { sayBeside, standsAlone } from './say-beside.ts';
import { otherTexts } from './texts.ts';

/** A short text passed on may be the sender's own request, sent once more. */
const longestOwn = 120;

/** Nothing is said and nothing changes: whoever sets a sign or takes a message back waits for no answer. */
const nothing: Move = {};

/** A sticker is a smile: where something is asked it is no answer, elsewhere it is returned. */
const takeSticker = (turn: Turn): Move => {
  const alone = standsAlone(turn) && turn.context.isFirst !== true;
  return alone ? { say: [{ text: otherTexts.smile }] } : sayBeside(turn, otherTexts.cannotUse.sticker);
};

/** A sign under the question that stands may be meant as its answer; under anything else it is a nod. */
const takeReaction = (turn: Turn, { quotes }: EventOf<'reaction'>): Move => {
  if (placeAt(turn.session.at, turn.context).free === 'idle') return nothing;
  const under = fact(turn.context, { fact: 'quoted', message: quotes });
  return under?.prompt === turn.session.prompt.no ? sayBeside(turn, otherTexts.reaction) : nothing;
};

/** The label of the answer that a message gave, while the form it belongs to is being filled in. */
const answeredBy = (message: string, { session, context }: Turn): string | null => {
  const { answered, at } = session;
  const { draft } = context;
  if (answered?.message !== message || draft?.id !== answered.draftId || !isInForm(at, context)) return null;
  const service = context.catalogue.byCode.get(draft.service);
  const item = service && allItems(service).find(({ key }) => key === answered.key);
  return item && hasAnswer(item, draft) ? item.label : null;
};

/** A message taken back takes no answer with it, and that is said. */
const takeDeleted = (turn: Turn, { message }: EventOf<'deleted'>): Move => {
  const label = answeredBy(message, turn);
  return label === null ? nothing : sayBeside(turn, otherTexts.deleted(label));
};

/** Where nothing is asked, somebody else's post or a link opens nothing: what they want is asked. */
const takeUnasked = (turn: Turn, { text, forwarded }: EventOf<'text'>): Move | null => {
  if (placeAt(turn.session.at, turn.context).free !== 'idle') return null;
  if ((forwarded && text.length > longestOwn) || isChain(text))
    return sayBeside(turn, foreignTexts.forwardedIdle);
  return isOnlyLink(text) ? sayBeside(turn, foreignTexts.linkIdle) : null;
};

/** Staff in a dialogue of theirs are answered by it. */
const isAtWork = ({ session: { at }, context }: Turn): boolean =>
  context.contact.staff !== null && placeAt(at, context).free === undefined && !isInForm(at, context);

const read: Reader = (turn) => {
  const { event } = turn;
  if (event.kind === 'reaction') return takeReaction(turn, event);
  if (event.kind === 'deleted') return takeDeleted(turn, event);
  if (event.kind === 'text') return takeUnasked(turn, event);
  if (event.kind !== 'other' || isAtWork(turn)) return null;
  return event.what === 'sticker' ? takeSticker(turn) : sayBeside(turn, otherTexts.cannotUse[event.what]);
};

/** Reads what people send or do that is no answer anywhere: one fitting sentence, and the form stays as it is. */
export const readOtherKinds: Asked = {
  when: [{ events: ['reaction', 'deleted', 'other'] }, { text: true, where: ({ free }) => free === 'idle' }],
  read: read,
};

/** What is sent besides words, buttons, files, contacts and places. */
export const otherKinds: Feature = {
  needs: [
    {
      when: { events: ['reaction'] },
      wants: ({ event }) => (event.kind === 'reaction' ? [{ fact: 'quoted', message: event.quotes }] : []),
    },
  ],
};
