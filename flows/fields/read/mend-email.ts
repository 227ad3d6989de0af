import { oneSlip } from './mend-names.ts';

/** Where nearly all addresses here are: what is one slip away from them is meant to be them. */
const known =
  'gmail.com yahoo.com yahoo.co.id ymail.com outlook.com hotmail.com icloud.com rocketmail.com'.split(' ');
/** Slips of more than one letter. */
const slips: Record<string, string> = {
  gmail: 'gmail.com',
  gmai: 'gmail.com',
  gmailcom: 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.co.id': 'gmail.com',
  'gmail.id': 'gmail.com',
  'gmail.com.id': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gmeil.com': 'gmail.com',
  'gemail.com': 'gmail.com',
  'email.com': 'gmail.com',
  yahoo: 'yahoo.com',
  'yahoo.co': 'yahoo.co.id',
  yahoocom: 'yahoo.com',
  hotmail: 'hotmail.com',
  outlook: 'outlook.com',
};

/** The domain that is meant by one that looks like it, or the domain itself. */
const mendDomain = (domain: string): string =>
  known.includes(domain)
    ? domain
    : (slips[domain] ?? known.find((each) => each.length > 8 && oneSlip(domain, each)) ?? domain);

/** An address with the spaces, commas and slips taken out that people type into one; as it is when nothing is wrong with it. */
export const mendEmail = (text: string): string => {
  const joined = text
    .replace(/\s*(?:\(at\)|\[at\]| at | et )\s*/gi, '@')
    .replace(/\s+(?:dot|titik)\s+/gi, '.')
    .replace(/\s*@\s*/g, '@')
    .replace(/\s*\.\s*(?=(?:com|co|id|go|net|org|ac|sch)(?![\p{L}]))/giu, '.')
    .replace(/(?<=@[\w-]+),\s?(?=(?:com|co|id|go|net|org|ac|sch)(?![\p{L}]))/giu, '.')
    .replace(/(?<=@[\w-]+\.(?:co|go|ac|sch)),(?=id)/giu, '.')
    .replace(/@{2,}/g, '@')
    .replace(/\.{2,}(?=[\w])/g, '.');
  return joined.replace(/(?<=@)[\w.,;-]+/g, (domain) =>
    mendDomain(
      domain
        .toLowerCase()
        .replace(/[.,;]+$/, '')
        .replaceAll(',', '.')
        .replaceAll(';', '.'),
    ),
  );
};
