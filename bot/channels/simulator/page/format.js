const time = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('id-ID', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const DAY_MS = 86_400_000;

const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);

/** The time in a bubble, as Indonesian phones write it. */
export const asTime = (at) => time.format(new Date(at));

/** The day between bubbles. */
export const asDay = (at, now = Date.now()) => {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  return ['Hari ini', 'Kemarin'][days] ?? date.format(new Date(at));
};

/** Whether two moments fall on different days here. */
export const otherDay = (one, other) => midnight(one) !== midnight(other);

/** How big a file is. */
export const asSize = (bytes) => {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
};

/** A phone number in groups. */
export const asPhone = (digits) => digits.replace(/^\+?62(\d{3})(\d{4})(\d+)$/, '+62 $1-$2-$3');
