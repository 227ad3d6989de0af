/** A city's data cannot be used: one line a problem, each with its file, line, key and mend. */
export class CityError extends Error {
  override name = 'CityError';
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
