import { Session, type Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs } from '../flows/conversation.ts';
import { conversation } from './form.ts';
import { openForm } from './pure-steps.ts';

/*
 * `node --import tsx bench/one-answer.ts`: which files of ours do anything when somebody answers a question of a form in words, in a
 * process that has answered before. Prints, as JSON, for each answer of the bench's form the files of the step, and of what is asked to
 * be known before it as well.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const inspector = new Session();
inspector.connect();

const take = (): Promise<Profiler.TakePreciseCoverageReturnType> =>
  new Promise((resolve, reject) => {
    inspector.post('Profiler.takePreciseCoverage', (error, found) => {
      if (error) reject(error);
      else resolve(found);
    });
  });

/** The files of which at least one function ran since the last look. */
const touched = async (): Promise<string[]> => {
  const { result } = await take();
  const files = result
    .filter(
      ({ url, functions }) =>
        url.startsWith('file:') &&
        functions.some(({ ranges: [range] }) => range && range.count > 0 && range.startOffset > 0),
    )
    .map(({ url }) => relative(root, fileURLToPath(url)));
  return files.filter((file) => /^(?:domain|flows|app)\//.test(file)).sort();
};

const pure = await openForm();
const event = (text: string) => ({ kind: 'text', text }) as const;
const talk = (): (typeof pure.stranger)[] => {
  const people = [pure.stranger];
  for (const text of conversation) people.push(pure.take(people.at(-1) ?? pure.stranger, event(text)));
  return people;
};
const people = talk();
for (let warm = 0; warm < 20; warm += 1)
  for (const [at, text] of conversation.entries()) {
    const person = people[at] ?? pure.stranger;
    needs(person.session, event(text), pure.contextOf(person));
    pure.take(person, event(text));
  }

inspector.post('Profiler.enable');
inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
const answers: { text: string; at: string; step: string[]; withNeeds: string[] }[] = [];
for (const [at, text] of conversation.entries()) {
  const person = people[at] ?? pure.stranger;
  const context = pure.contextOf(person);
  const said = event(text);
  await touched();
  pure.step(person.session, said, context);
  const step = await touched();
  needs(person.session, said, context);
  pure.step(person.session, said, context);
  answers.push({ text, at: person.session.at.name, step, withNeeds: await touched() });
}
process.stdout.write(`${JSON.stringify(answers.filter(({ at }) => at === 'item'))}\n`);
