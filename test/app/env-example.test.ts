import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../../app/config.ts';
import { readVariables, variableNames } from '../../app/env.ts';

const example = readFileSync('.env.example', 'utf8');
const settings = parseEnv(example.replaceAll(/^#(?=[A-Z][A-Z_\d]*=)/gm, ''));

test('.env.example names every variable once, and no other', () => {
  const named = [...example.matchAll(/^#([A-Z][A-Z_\d]*)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(variableNames.toSorted());
});

test('.env.example leaves everything as it is until a # is taken away', () => {
  expect(parseEnv(example)).toEqual({});
});

test('what .env.example shows is taken, and is the default where there is one', () => {
  const usual = readVariables({});
  for (const name of variableNames) {
    const shown = readVariables({ [name]: settings[name] })[name];
    if (String(usual[name] ?? '') !== '') expect(shown, name).toEqual(usual[name]);
  }
  expect(readConfig(settings)).toMatchObject({ simulator: false, production: true });
});
