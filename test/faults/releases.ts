import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { makeRelease, nodeFlags } from '../support/compile.ts';

type Form = { fields: Record<string, unknown>[] };

/** The form as the next release has it: a field gone, one renamed, one more, and nobody has raised its version. */
const nextForm = ({ fields: [first, second, ...others], ...service }: Form): Form => ({
  ...service,
  fields: [
    { ...first, key: 'asal_sekolah', was: ['sekolah_kampus'] },
    // Words of one's own, and no study any more: nothing tells of an answer whether it is one.
    { ...second, key: 'alasan', label: 'Alasan', help: 'Alasan memilih kami.', holds: undefined },
    ...others,
  ],
});

/** The compiled product in `folder` and a next release of it in `next`, with one form changed; gives what Node is given to run a script of either. */
export const twoReleases = async (
  folder: string,
  next: string,
): Promise<(release: 0 | 1, script: string) => string[]> => {
  await makeRelease(next);
  await cp(join(folder, 'dist'), join(next, 'dist'), { recursive: true });
  await rm(join(next, 'flows'));
  await cp(join(folder, 'flows/cities'), join(next, 'flows/cities'), { recursive: true });
  const file = join(next, 'flows/cities/pontianak/services/magang.yaml');
  await writeFile(file, stringify(nextForm(parse(await readFile(file, 'utf8')) as Form)));
  return (release, script) => [
    ...nodeFlags,
    join(release === 0 ? folder : next, 'dist', script.replace(/\.ts$/, '.js')),
  ];
};
