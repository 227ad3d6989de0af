const zones = { wib: 7, wita: 8, wit: 9 } as const;
/** One of the country's three zones. */
export type Zone = keyof typeof zones;

const cities: Record<string, Zone> = {
  'Asia/Jakarta': 'wib',
  'Asia/Pontianak': 'wib',
  'Asia/Makassar': 'wita',
  'Asia/Ujung_Pandang': 'wita',
  'Asia/Jayapura': 'wit',
};

const zoneOf = (tz: string | undefined): Zone | null => cities[tz ?? 'Asia/Pontianak'] ?? null;

/** How many hours clocks of a zone are ahead of the city's; null where the city has none of the three. */
export const hoursAhead = (zone: Zone, tz: string | undefined): number | null => {
  const own = zoneOf(tz);
  return own === null ? null : zones[zone] - zones[own];
};

const names: [RegExp, Zone][] = [
  [/(?<![\p{L}])(?:wib|waktu (?:indonesia (?:bagian )?barat|jakarta))(?!\p{L})/gu, 'wib'],
  [/(?<![\p{L}])(?:wita|waktu (?:indonesia (?:bagian )?tengah|makassar|bali))(?!\p{L})/gu, 'wita'],
  [/(?<![\p{L}])(?:wit|waktu (?:indonesia (?:bagian )?timur|jayapura|papua))(?!\p{L})/gu, 'wit'],
];

/** The zones a folded text names, and the text without their names. */
export const zonesIn = (folded: string): { text: string; zones: Zone[] } => {
  if (!/wi|waktu/.test(folded)) return { text: folded, zones: [] };
  return names.reduce(
    ({ text, zones: found }, [name, zone]) => {
      const without = text.replace(name, ' ');
      return without === text ? { text, zones: found } : { text: without, zones: [...found, zone] };
    },
    { text: folded.replace(/(?<=\d)(?=wi(?:b|ta|t)(?!\p{L}))/gu, ' '), zones: [] as Zone[] },
  );
};

/** The name of the city's zone, to be said where a text names another one. */
export const zoneToSay = (folded: string, tz: string | undefined): string => {
  const own = zoneOf(tz);
  return own !== null && zonesIn(folded).zones.some((zone) => zone !== own) ? ` ${own.toUpperCase()}` : '';
};
