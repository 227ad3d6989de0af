import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { newSession } from '../../flows/conversation.ts';
import { duties } from '../../flows/features/enrolment/duties.ts';
import { aContext } from '../support/context.ts';

/** Words of one city, its units, rooms and services, which only its own folder may say. */
const words = /pontianak|sekretariat|aptika|pontive|magang|sutoyo/gi;
const folders = ['domain', 'flows/kernel', 'flows/features', 'app', 'bot', 'worker'];

/** A city's regulation by its number: comments may name whose words a rule carries out, but no text says it to people of another city. */
const regulation =
  /^(?!\s*(?:\/\/|\/?\*)).*(?:Perwali|\b(?:126\/2022|47\/2021|10\/2017|24\/2019|64\/2017)\b)/gm;

const filesIn = (searched: readonly string[]): string[] =>
  searched.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
      .map(({ parentPath, name }) => `${parentPath}/${name}`),
  );

const counted = filesIn(folders)
  .map((file) => ({ file, count: readFileSync(file, 'utf8').match(words)?.length ?? 0 }))
  .filter(({ count }) => count > 0);

test('nothing names a city, a unit, a room or a service', () => {
  expect(counted).toEqual([]);
});

test('no text names the regulation of a city', () => {
  const named = filesIn([...folders, 'flows/pages'])
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      (readFileSync(file, 'utf8').match(regulation) ?? []).map((line) => `${file}: ${line.trim()}`),
    );
  expect(named).toEqual([]);
});

test('the duties staff accept cite the articles of their own city, or none', async () => {
  const wordingOf = async (city: string): Promise<string> => {
    const catalogue = await readCatalogue(join('flows/cities', city), '2026-11-23');
    const at = { name: 'duties', codeHash: null } as const;
    const { messages } = duties.show(at, aContext({ catalogue }), newSession);
    return messages.map(({ text }) => text).join('\n');
  };
  expect(await wordingOf('pontianak')).toContain('Pasal 17 (1): Administrator dan operator dilarang');
  for (const city of ['jambi', 'prabumulih', 'singkawang']) {
    const wording = await wordingOf(city);
    expect(wording).toContain('Administrator dan operator dilarang');
    expect(wording).not.toContain('Pasal');
  }
});
