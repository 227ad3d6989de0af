const RETRY_AFTER_MS = [400, 1_500, 4_000];

/** A request was answered, but not with what was asked for; trying again would change nothing. */
const refused = (status) => status >= 400 && status < 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const get = async (path, query = {}) => {
  const response = await fetch(`/simulator/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

/** The demo people of this server. */
export const getPeople = async () => (await get('people')).people;

/** Which chats have messages after a number; waits for the first. */
export const getNews = async (after, wait) => (await get('news', { after, wait })).chats;

/** All messages of one chat after a number. */
export const getMessages = async (channel, chat, after) => {
  const { messages } = await get('outbound', { channel, chat, after });
  if (messages.length < 500) return messages;
  return [...messages, ...(await getMessages(channel, chat, messages.at(-1).seq))];
};

/** Sends one message and answers whether it has been stored. The same id twice is one message, so trying again is safe. */
export const postMessage = async (message) => {
  const body = JSON.stringify(message);
  const headers = { 'content-type': 'application/json' };
  for (const wait of [...RETRY_AFTER_MS, null]) {
    const response = await fetch('/simulator/inbound', { method: 'POST', headers, body }).catch(() => null);
    if (response?.status === 202) return true;
    if (wait === null || refused(response?.status)) return false;
    await pause(wait);
  }
  return false;
};
