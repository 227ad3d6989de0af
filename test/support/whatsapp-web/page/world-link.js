const world = new URL(import.meta.url).origin;
const page = crypto.randomUUID();

/** What WhatsApp's server answers with when it does not do what was asked. */
class ServerStatusCodeError extends Error {
  constructor(status, text) {
    super(text);
    this.name = 'ServerStatusCodeError';
    this.status = status;
  }
}

const urlOf = (path, query = {}) => `${world}${path}?${new URLSearchParams({ page, ...query }).toString()}`;

const answered = async (response) => {
  if (!response.ok) throw new ServerStatusCodeError(response.status, await response.text());
  return response;
};

const post = async (path, body, query) =>
  (await answered(await fetch(urlOf(path, query), { method: 'POST', body }))).json();

/** Asks the world with one JSON value and gives its answer; a refusal is a ServerStatusCodeError. */
export const ask = (path, body = {}) => post(path, JSON.stringify(body));

/** Hands a file's bytes over; gives `{directPath}`. */
export const upload = (blob) => post('/upload', blob);

/** The bytes behind a `directPath`. */
export const download = async (directPath) =>
  (await answered(await fetch(urlOf('/download', { directPath })))).arrayBuffer();

/** Hears the world's events in their order; `lost` is called when it can no longer be reached. */
export const listen = (device, { heard, lost }) => {
  const source = new EventSource(urlOf('/events', device));
  source.onmessage = ({ data }) => heard(JSON.parse(data));
  source.onerror = () => lost();
  return source;
};

/** Stands still, the whole page with it, until the world lets go. */
export const standStill = () => {
  const request = new XMLHttpRequest();
  request.open('GET', urlOf('/frozen'), false);
  request.send();
};
