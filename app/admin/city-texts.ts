import { z } from 'zod';
import { languages } from '../../flows/catalogue/wording-file.ts';
import { sayableTexts } from '../../flows/find-texts.ts';
import type { AdminCommand } from './command.ts';
import { cityCatalogue } from './chosen-city.ts';
import { parseOptions } from './options.ts';
import { table } from './table.ts';

const Missing = z.object({ missing: z.enum(languages).optional() });

/** Lists the texts that can be said otherwise, or those a language does not say yet. */
export const cityTexts: AdminCommand = {
  usage: 'city texts',
  summary: 'list the texts that can be said otherwise in texts.yaml, as they come along',
  options: [['--missing <language>', `only those that ${languages.join(', ')} does not say yet`]],
  run: async (office, _, given) => {
    const { missing } = parseOptions(Missing, given);
    const all = [...sayableTexts()];
    const said = missing && (await cityCatalogue(office)).languages?.get(missing)?.().wording;
    const shown = missing ? all.filter(([name]) => !said?.has(name)) : all;
    const rows = shown.map(([name, { says, names }]) => ({ name, says, parameters: names }));
    const lines = rows.map(({ name, says, parameters }) => [
      name,
      (says ?? parameters.map((one) => `{${one}}`).join(' ')).replace(/\s+/g, ' '),
    ]);
    return {
      json: { texts: rows, total: all.length },
      text: [table(['NAME', 'AS IT COMES ALONG'], lines), `${rows.length} of ${all.length} texts.`].join(
        '\n',
      ),
    };
  },
};
