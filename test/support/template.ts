/** The migrated, empty database the run's global setup made. */
export const template = 'teman_template';

/** The same server, another database. */
export const withDatabase = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};
