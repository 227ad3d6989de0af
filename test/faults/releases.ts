import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRelease, nodeFlags } from '../support/compile.ts';

/** The form as the next release has it: a field gone, one renamed, one more, and nobody has raised its version. */
const nextForm = `
const renamed = { ...service.fields[0], key: 'asal_sekolah', was: ['sekolah_kampus'] };
const fresh = { ...service.fields[1], key: 'alasan', label: 'Alasan', help: 'Alasan memilih kami.' };
export default { ...service, fields: [renamed, fresh, ...service.fields.slice(2)] };
`;

/** The compiled product in `folder` and a next release of it in `next`, with one form changed; gives what Node is given to run a script of either. */
export const twoReleases = async (
  folder: string,
  next: string,
): Promise<(release: 0 | 1, script: string) => string[]> => {
  await makeRelease(next);
  await cp(join(folder, 'dist'), join(next, 'dist'), { recursive: true });
  const file = join(next, 'dist/flows/services/magang.js');
  const form = await readFile(file, 'utf8');
  if (!form.includes('export default {')) throw new Error('The compiled form looks otherwise than expected');
  await writeFile(file, form.replace('export default {', 'const service = {') + nextForm);
  return (release, script) => [
    ...nodeFlags,
    join(release === 0 ? folder : next, 'dist', script.replace(/\.ts$/, '.js')),
  ];
};
