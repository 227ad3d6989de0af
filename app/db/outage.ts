/** What PostgreSQL, its driver, Prisma and the network say when the database is away, overrun or wants a transaction tried again. */
const passing =
  /^(08...|53...|57P0.|40001|40P01|55P03|P1...|P2024|P2028|P2034|P2037|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const codeless =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/i;

type Known = {
  code?: unknown;
  /** Where Prisma keeps the code that PostgreSQL gave. */
  meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
};

/** Whether work failed because the database could not be had just then: nobody's fault, to be done again as it is. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Known;
  const codes = [code, meta?.driverAdapterError?.cause?.originalCode];
  return (
    codes.some((one) => typeof one === 'string' && passing.test(one)) ||
    codeless.test(error.message) ||
    isOutage(error.cause)
  );
};

const undone = /^(40001|40P01|55P03)$/;

/** Whether PostgreSQL gave up a statement in favour of another one, so that it surely changed nothing. */
export const isRolledBack = (error: unknown): boolean =>
  error instanceof Error &&
  typeof (error as Known).code === 'string' &&
  undone.test(String((error as Known).code));
