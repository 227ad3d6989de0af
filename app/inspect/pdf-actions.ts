/**
 * Names by which a PDF does more than show its pages (ISO 32000-1, 12.6 and 7.11.4): scripts, programs started, data sent
 * or fetched, other files opened or inside it, players of films and sounds.
 */
const names = [
  'JavaScript',
  'JS',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'Movie',
  'Sound',
  'Screen',
  '3D',
  'XFA',
];
const acting = new RegExp(`/(?:${names.join('|')})(?=[\\s/<\\[(>])`);
/** What happens when a page is opened or left. Followed by what it does, so that no other bytes are taken for it. */
const onItsOwn = /\/AA(?=\s*(?:<<|\d+ \d+ R))/g;
const pageActions = new RegExp(onItsOwn.source);
/** What happens when the file is opened, unless it only leads to a place in it. */
const onOpening = /\/OpenAction(?=\s*(?:\d+ \d+ R|<<(?![^<>]*\/S\s*\/GoTo[\s/>])))/;
/** An address that is none of the web, of mail or of a phone, or cannot be read here: it may be a file or a program. */
const oddAddress = /\/URI\s*(?:\d+ \d+ R|<(?!<)|\((?!https?:|mailto:|tel:|www\.))/i;

/** Whether a PDF, its objects written out, could do something when it is opened. A picture's bytes may look like it: then it only has a copy too many. */
export const canAct = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1');
  return [acting, pageActions, onOpening, oddAddress].some((sign) => sign.test(text));
};

/** Takes what pages do on their own the name by which viewers know it; nothing moves, so that all places in the file hold. */
export const disarmed = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(onItsOwn, '/ZZ'), 'latin1');
