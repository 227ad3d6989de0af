import { Command } from 'commander';
import { commands } from './commands.ts';
import { databaseTrouble } from '../db/database-trouble.ts';
import { readEnvFile } from '../env-file.ts';
import { cityCheck } from './city-check.ts';
import type { AdminCommand, FolderCommand, Output } from './command.ts';
import { openOffice } from './open-office.ts';
import { trouble } from './trouble.ts';

const print = ({ json, text, ok }: Output, options: { json?: boolean }): void => {
  console.log(options.json ? JSON.stringify(json, null, 2) : text);
  if (ok === false) process.exitCode = 1;
};

const perform = async (
  command: AdminCommand,
  argument: string,
  options: { json?: boolean },
): Promise<void> => {
  readEnvFile();
  const office = await openOffice(process.env);
  // Beside the answer, so that a script that reads it finds nothing else there.
  console.error(`Database: ${office.name}`);
  try {
    print(await command.run(office, argument, options), options);
  } catch (error) {
    throw databaseTrouble(error, office.db.url);
  } finally {
    await office.close();
  }
};

const add = (groups: Map<string, Command>, program: Command, command: AdminCommand | FolderCommand): void => {
  const [name = '', ...verb] = command.usage.split(' ');
  const group = groups.get(name) ?? program.command(name);
  groups.set(name, group);
  const made = group.command(verb.join(' ')).description(command.summary);
  if ('options' in command) for (const [flags, meaning] of command.options) made.option(flags, meaning);
  made.option('--json', 'answer in JSON').action(async (...given: unknown[]) => {
    const argument = typeof given[0] === 'string' ? given[0] : '';
    if (!('check' in command)) return perform(command, argument, made.opts());
    readEnvFile();
    print(await command.check(argument, new Date()), made.opts());
  });
};

const program = new Command('admin').description(
  'The office behind the chat: staff, employee register, requests, audit.',
);
const groups = new Map<string, Command>();
for (const command of [...commands, cityCheck]) add(groups, program, command);

program.parseAsync().catch((error: unknown) => {
  console.error(trouble(error));
  process.exitCode = 1;
});
