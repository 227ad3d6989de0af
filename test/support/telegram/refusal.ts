/** What Telegram says instead of a result. */
export type Refusal = { status: number; description: string; parameters?: Record<string, unknown> };

const refusals = new WeakMap<Error, Refusal>();

/** Ends a method with one of Telegram's errors. */
export const refuse = (status: number, description: string, parameters?: Record<string, unknown>): never => {
  const error = new Error(description);
  refusals.set(error, { status, description, ...(parameters && { parameters }) });
  throw error;
};

/** Telegram's most frequent error. */
export const badRequest = (what: string): never => refuse(400, `Bad Request: ${what}`);

/** The refusal an error stands for; null when it is a fault of this server itself. */
export const refusalOf = (error: unknown): Refusal | null =>
  error instanceof Error ? (refusals.get(error) ?? null) : null;

/** The answer to a send that came too early. */
export const tooManyRequests = (seconds: number): Refusal => ({
  status: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});
