import { addDays } from '../../../domain/city-time.ts';
import { holidays } from '../../../domain/holidays.ts';
import { daysOfAnyYear, type Prefer } from './calendar.ts';

/** A day that people call by its name: on the same day each year, or where the table of holidays has it, so many days later. */
type Feast = { name: string; called: RegExp } & (
  { month: number; day: number } | { listed: RegExp; later?: number }
);

const called = (names: string): RegExp => new RegExp(`(?<![a-z])(?:${names})(?![a-z])`);

// What is narrow stands before what is wide: "tahun baru imlek" is no first of January.
const feasts: readonly Feast[] = [
  { name: 'Cap Go Meh', called: called('cap ?go ?meh|capgome|cgm'), listed: /^Tahun Baru Imlek/, later: 14 },
  {
    name: 'Imlek',
    called: called('imlek|sincia|sin cia|tahun baru (?:cina|tionghoa|china)|konyan'),
    listed: /^Tahun Baru Imlek/,
  },
  {
    name: 'Tahun Baru Islam',
    called: called('tahun baru (?:islam|hijriah)|1 muharr?am|satu (?:muharr?am|suro)|muharr?am'),
    listed: /Tahun Baru Islam/,
  },
  {
    name: 'Idul Adha',
    called: called(
      'id(?:ul|ain)? ?adha|ied adha|iduladha|hari raya haji|lebaran haji|(?:hari raya |idul )?k?q?urban',
    ),
    listed: /^Idul Adha/,
  },
  {
    name: 'Idul Fitri',
    called: called('lebaran|id(?:ul)? ?fitr[iy]|idulfitri|ied(?: fitri)?|hari raya(?: puasa)?|ari raye|raye'),
    listed: /^Idul Fitri/,
  },
  { name: 'Nyepi', called: called('nyepi'), listed: /^Hari Suci Nyepi/ },
  { name: 'Waisak', called: called('waisak|vesak'), listed: /Waisak/ },
  { name: 'Isra Mikraj', called: called("isra'?(?: ?(?:mi'?raj|mikraj))?|mi'?raj"), listed: /^Isra/ },
  { name: 'Maulid Nabi', called: called('maulid(?: nabi)?|muludan|maulud'), listed: /^Maulid/ },
  { name: 'Jumat Agung', called: called("jum'?at agung|good friday"), listed: /^Wafat/ },
  { name: 'Paskah', called: called('paskah|easter'), listed: /Paskah/ },
  { name: 'Kenaikan Yesus Kristus', called: called('kenaikan (?:yesus|isa)[a-z ]*'), listed: /^Kenaikan/ },
  {
    name: 'Malam Tahun Baru',
    called: called('malam (?:tahun baru|pergantian tahun)|old and new'),
    month: 12,
    day: 31,
  },
  { name: 'Tahun Baru', called: called('tahun baru(?:an)?(?: masehi)?|new year'), month: 1, day: 1 },
  { name: 'Hari Kartini', called: called('hari kartini|kartinian'), month: 4, day: 21 },
  { name: 'Hari Buruh', called: called('hari buruh|may ?day'), month: 5, day: 1 },
  {
    name: 'Hari Pendidikan Nasional',
    called: called('hari pendidikan(?: nasional)?|hardiknas'),
    month: 5,
    day: 2,
  },
  {
    name: 'Hari Kebangkitan Nasional',
    called: called('hari kebangkitan nasional|harkitnas'),
    month: 5,
    day: 20,
  },
  { name: 'Hari Kesaktian Pancasila', called: called('hari kesaktian pancasila'), month: 10, day: 1 },
  {
    name: 'Hari Lahir Pancasila',
    called: called('hari (?:lahir )?pancasila|harlah pancasila'),
    month: 6,
    day: 1,
  },
  {
    name: 'Hari Kemerdekaan',
    called: called(
      '17 ?an|tujuh ?belasan|hari kemerdekaan|hut (?:ri|kemerdekaan|republik)[a-z ]*|proklamasi',
    ),
    month: 8,
    day: 17,
  },
  { name: 'Hari Batik', called: called('hari batik'), month: 10, day: 2 },
  { name: 'Sumpah Pemuda', called: called('(?:hari )?sumpah pemuda'), month: 10, day: 28 },
  { name: 'Hari Pahlawan', called: called('hari pahlawan'), month: 11, day: 10 },
  { name: 'Hari Guru', called: called('hari guru(?: nasional)?'), month: 11, day: 25 },
  { name: 'Hari Ibu', called: called('hari ibu'), month: 12, day: 22 },
  { name: 'Malam Natal', called: called('malam natal|christmas eve'), month: 12, day: 24 },
  { name: 'Natal', called: called('natal(?:an)?|christmas|xmas'), month: 12, day: 25 },
];

/** Before or after a feast, or the holidays about it: it is not the day itself that is meant. */
const around =
  /(?<![a-z])(?:sebelum|sblm|setelah|stlh|sesudah|sehabis|habis|abis|pasca|menjelang|mendekati|libur(?:an)?|cuti|masa|musim|sekitar|antara|dekat|h ?[-+]|selesai|usai|lewat|lepas|minggu|bulan)(?![a-z])/;

const daysOf = (feast: Feast, today: string, prefer: Prefer): string[] => {
  if ('month' in feast) return daysOfAnyYear(feast.month, feast.day, today, prefer);
  const { listed, later = 0 } = feast;
  const all = [...holidays].filter(([, name]) => listed.test(name)).map(([date]) => addDays(date, later));
  return prefer === 'future'
    ? all.filter((date) => date >= today)
    : all.filter((date) => date <= today).reverse();
};

/** The nearest day of a feast that a folded text names: whether it is the same each year, whether only some day about it is meant, what else is said; null where it names none, or none that is known yet. */
export const feastIn = (
  folded: string,
  today: string,
  prefer: Prefer,
): { date: string; name: string; sure: boolean; around: boolean; rest: string } | null => {
  const feast = feasts.find((one) => one.called.test(folded));
  const [date] = feast ? daysOf(feast, today, prefer) : [];
  if (!feast || date === undefined) return null;
  const rest = folded.replace(feast.called, ' ').replace(/ +/g, ' ').trim();
  return { date, name: feast.name, sure: 'month' in feast, around: around.test(rest), rest };
};
