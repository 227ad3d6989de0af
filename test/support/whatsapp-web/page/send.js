import { addMessage, messages } from './collections.js';
import { ask } from './world-link.js';

const written = ({ id, to, type, body, caption, directPath, filename, mimetype, size, quotedStanzaID }) => ({
  id: id.id,
  to: to._serialized,
  type,
  text: (directPath === undefined ? body : caption) ?? '',
  ...(directPath === undefined ? {} : { file: { directPath, name: filename ?? '', mime: mimetype, size } }),
  ...(quotedStanzaID === undefined ? {} : { replyTo: quotedStanzaID }),
});

const handOver = async (model) => {
  const { result, ack } = await ask('/send', written(model));
  // A message that could not be sent stays in the chat with the red mark, and nothing is thrown.
  model.set({ ack: ack < 0 ? ack : Math.max(ack, model.ack) });
  return { messageSendResult: result };
};

/** Gives two promises: the message is in the chat; the server has answered. */
export const addAndSendMsgToChat = (chat, fields) => {
  if (messages.get(fields.id) !== undefined) throw new Error('addAndSendMsgToChat: id used twice');
  const model = addMessage(chat, new messages.modelClass(fields));
  const result = handOver(model);
  // Whoever does not wait for the server is not told of its refusal either.
  result.catch(() => {});
  return [Promise.resolve(model), result];
};
