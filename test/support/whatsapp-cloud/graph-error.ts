/** A refusal as the Graph API makes it. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  constructor(status: number, code: number, message: string, subcode?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.subcode = subcode;
  }
}

/** The envelope of an error. */
export const envelopeOf = ({ code, message, subcode }: GraphError) => ({
  error: {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: message },
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv',
  },
});

/** Refuses a call. */
export const refuse = (code: number, message: string, status = 400): never => {
  throw new GraphError(status, code, message);
};
