import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * A sentence when a request may come from another site's page, null when it may be answered. The simulator lets
 * anybody be anybody, so a page somewhere else must neither post to it nor, by a name that leads here, read from it.
 */
export function foreignRequest(headers: IncomingHttpHeaders, publicUrl: string): string | null {
  const own = new URL(publicUrl);
  const host = parsed(`http://${String(headers.host)}`);
  if (host === null || !(cannotBeRebound(host.hostname) || host.hostname === own.hostname)) {
    return "This host name is not the simulator's; set PUBLIC_URL to the address browsers use.";
  }
  if (headers['sec-fetch-site'] === 'cross-site') return 'Another site may not use the simulator.';
  if (headers.origin === undefined) return null;
  const origin = parsed(String(headers.origin));
  const sameSite = origin !== null && (origin.origin === own.origin || origin.host === host.host);
  return sameSite ? null : 'Another site may not use the simulator.';
}

/** DNS rebinding needs a domain somebody can buy: not an address, not `localhost`, not a bare name such as `bot`. */
function cannotBeRebound(hostname: string): boolean {
  return (
    isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.') || hostname.endsWith('.localhost')
  );
}

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
