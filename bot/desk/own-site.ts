import type { IncomingHttpHeaders } from 'node:http';

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/**
 * Whether a form was sent by a page of ours: browsers say where it comes from. A script that says nothing is no browser
 * that somebody else's page could make send anything.
 */
export const isOwnSite = (headers: IncomingHttpHeaders, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== null && (from === hostOf(publicUrl) || from === headers.host);
};
