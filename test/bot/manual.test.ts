import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import { chaptersOf, type Chapter } from '../../bot/manual/chapters.ts';
import { manualRoutes } from '../../bot/manual/routes.ts';
import { manualTexts } from '../../flows/pages/manual.ts';
import { states } from '../../domain/state.ts';
import { actions, allowedActions } from '../../domain/transition.ts';
import { roleCodes } from '../../domain/role.ts';
import { catalogueTexts } from '../../flows/catalogue/texts.ts';
import { commands } from '../../flows/conversation.ts';
import { leavingWords } from '../../flows/kernel/leaving.ts';
import { catalogueWith, pontianak } from '../support/pontianak.ts';
import { namingOthers } from '../support/words-of-cities.ts';

/*
 * The manual cannot go stale: what it says of buttons, steps, states and services is taken from where the chat has it, and held
 * against the rules themselves here.
 */

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const chapters = chaptersOf(catalogue);
const chapterOf = (name: Chapter['name']): Chapter =>
  chapters.find((one) => one.name === name) ?? expect.fail(`no chapter ${name}`);

test.each(roleCodes)(
  '%s reads of every step the rules let them take, in every state, and of no other',
  (role) => {
    const member = { id: 'a', name: 'A', role, unit: 'x', everyUnit: true as const };
    const told = chapterOf(role).steps.flatMap(([button, from]) =>
      from.split(', ').map((state) => `${button} / ${state}`),
    );
    const allowed = Object.entries(states).flatMap(([state, { label }]) => {
      const request = { id: 'r', number: 'n', state: state as keyof typeof states, version: 1, unit: 'x' };
      const extension = { times: 1, workingDays: 7, days: 0 };
      const given = {
        ...request,
        completedOn: '2026-11-23',
        promisedOn: '2026-11-23',
        extension,
        askedWhy: true as const,
      };
      return allowedActions(given, { kind: 'staff', member }, '2026-11-23').map(
        (action) => `${actions[action]} / ${label}`,
      );
    });
    expect([...new Set(told)].toSorted()).toEqual(allowed.toSorted());
  },
);

test('words that always work do, and services stand in the chapter of those they are for', () => {
  const known = new Set([...commands.keys(), ...leavingWords]);
  expect(Object.keys(manualTexts.wordsOf).filter((word) => !known.has(word))).toEqual([]);
  const both = [...chapterOf('citizens').services, ...chapterOf('employees').services];
  expect(both.map(({ title }) => title).toSorted()).toEqual(
    catalogue.services.map(({ title }) => title).toSorted(),
  );
});

test('the page is of the city as it stands at the moment it is asked for', async () => {
  const app = Fastify();
  let now = catalogue;
  manualRoutes(app, {
    dataDir: '/nowhere',
    catalogue: {
      get city() {
        return now.city;
      },
      get services() {
        return now.services;
      },
      get byCode() {
        return now.byCode;
      },
    },
  });
  const page = async (): Promise<string> => (await app.inject('/manual')).body;
  expect(await page()).toContain(catalogueTexts.draftLine);
  const decree = { number: '45/2026', date: '2026-12-01' };
  now = catalogueWith(catalogue.services.map((one) => ({ ...one, sopStatus: 'adopted' as const, decree })));
  expect(await page()).not.toContain(catalogueTexts.draftLine);
  expect(await page()).toContain(catalogueTexts.decreeLine(decree.number, decree.date));
  expect((await app.inject('/manual/../../etc/passwd')).statusCode).toBe(404);
  expect((await app.inject('/manual/operator.png')).statusCode).toBe(404);
});

test.each(cityNames())(
  'the manual of %s names its own office and services, and those of no other city',
  async (name) => {
    const own = await readCatalogue(cityFolder(name), '2026-11-23');
    const app = Fastify();
    manualRoutes(app, { dataDir: '/nowhere', catalogue: own });
    const { body } = await app.inject('/manual');
    for (const { title } of own.services) expect(body).toContain(`<h4>${title}</h4>`);
    expect(body).toContain(own.city.office.name);
    expect(namingOthers(name, [body])).toEqual([]);
  },
);
