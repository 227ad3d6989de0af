/** Errors of the network before anything was said. */
const unsaid = [
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
];

/** A call that nobody answered; `sent` says whether it may have been heard. */
export type NetworkTrouble = { kind: 'network'; sent: boolean; code: string };

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
};

/** What became of a call that failed without an answer, by the error's code alone: its words may hold a token. */
export const networkTroubleOf = (error: unknown): NetworkTrouble => {
  const code = codeOf(error);
  return { kind: 'network', sent: !unsaid.includes(code), code };
};
