import { unitOf } from './units.ts';

const timesOf =
  /^[^\d]*(\d{1,3})(?: ?(?:kelas|kelompok|tim|team|regu|opd|skpd|sekolah|instansi|kecamatan|kelurahan|orang per))? (?:x|×|kali|@|masing-?masing|masing2|msg2|isi(?:nya)?) ?(\d{1,4})(?!\d)[^\d]*$/u;
/** "2u per server, 2 server": what one of them has, and how many there are. */
const eachOf =
  /^[^\d]*(\d{1,4}) ?(?<unit>\p{L}+)? ?(?:per|\/|tiap|setiap|satu|se)[ -]?(?<thing>\p{L}{3,})(?:nya)?[ ,;.]+(?:dan |ada |total |jumlah(?:nya)? )*(?<count>\d{1,3}) ?(?:\k<thing>|unit|buah)?(?:nya)?\W*$/u;
/** "32 opd, 2 orang masing-masing". */
const eachBehind =
  /^[^\d]*(\d{1,3}) (?<thing>\p{L}+)[ ,]+(?:@ ?)?(\d{1,4}) ?(?:\p{L}+ )?(?:masing-?masing|masing2|msg2|per|tiap|setiap)(?:nya)?(?: (?:\k<thing>|orang))?\W*$/u;
/** "2 psu 550 watt": so many things, and what one of them takes. */
const thingsOf = /^[^\d]*(\d{1,2}) (?<thing>\p{L}{2,})[ ,@]+(\d{1,4}) ?(?<unit>\p{L}+)\W*$/u;
const counted = new Set('psu server node unit buah mesin perangkat rak disk hdd ssd vm aplikasi'.split(' '));

/** How much so many things come to of which each has a number of its own; null where a text says nothing of the kind. */
export const productIn = (text: string, unit: string | undefined): number | null => {
  const [, count, each] = timesOf.exec(text) ?? [];
  if (each !== undefined) return Number(count) * Number(each);
  const behind = eachBehind.exec(text);
  if (behind) return Number(behind[1]) * Number(behind[3]);
  const of = eachOf.exec(text);
  if (of && (of.groups?.['unit'] === undefined || unitOf(of.groups['unit'], unit).is === 'own'))
    return Number(of[1]) * Number(of.groups?.['count']);
  const things = thingsOf.exec(text);
  if (!things || !counted.has(things.groups?.['thing'] ?? '')) return null;
  const own = unitOf(things.groups?.['unit'] ?? '', unit);
  const isOther = unitOf(things.groups?.['thing'] ?? '', unit).is !== 'own';
  return own.is === 'own' && own.factor === 1 && isOther ? Number(things[1]) * Number(things[3]) : null;
};
