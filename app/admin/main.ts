import { Command } from 'commander';
import { databaseTrouble } from '../db/database-trouble.ts';
import { readEnvFile } from '../env-file.ts';
import { asnImport } from './asn-import.ts';
import { auditVerify } from './audit-verify.ts';
import { calendarLink, calendarRevoke } from './calendar-link.ts';
import { cityCheck } from './city-check.ts';
import { cityDiff } from './city-diff.ts';
import { cityExport } from './city-export.ts';
import { cityTexts } from './city-texts.ts';
import { cityImport, cityRestore, cityVersionList } from './city-versions.ts';
import type { AdminCommand, FolderCommand, Output } from './command.ts';
import { deliveryList, deliveryRetry } from './delivery.ts';
import { documentList } from './document.ts';
import { fileSweep } from './file-sweep.ts';
import { figuresShow } from './figures-show.ts';
import { holidaysCheck } from './holidays-check.ts';
import { channelList, channelOff, channelOn } from './channel-switch.ts';
import { jobList, jobResume } from './job.ts';
import { keyList, keyRotate } from './key.ts';
import { messageList, messageReplay } from './message.ts';
import { updateList } from './update.ts';
import { openOffice } from './open-office.ts';
import { incidentList, incidentNote, incidentOpen } from './incident.ts';
import { incidentExport } from './incident-export.ts';
import { incidentAuthority, incidentClose, incidentNotify, incidentPaper } from './incident-notices.ts';
import { personAnswer, personRequests } from './data-request.ts';
import { personErase, personExport } from './person.ts';
import { retentionHold, retentionList, retentionRelease, retentionRun } from './retention.ts';
import { reportShow } from './report-show.ts';
import { requestList } from './request-list.ts';
import { requestShow } from './request-show.ts';
import { serviceClose, serviceOpen } from './service-switch.ts';
import { signList } from './sign.ts';
import { staffAbsence } from './staff-absence.ts';
import { staffAct } from './staff-act.ts';
import { staffAdd } from './staff-add.ts';
import { staffBroadcast } from './staff-broadcast.ts';
import { staffHandOver, staffHeld } from './staff-hand-over.ts';
import { staffList } from './staff-list.ts';
import { staffMove } from './staff-move.ts';
import { staffRevoke } from './staff-revoke.ts';
import { submissionList, submissionRefuse, submissionRetry } from './submission.ts';
import { trouble } from './trouble.ts';
import { whatsappPair } from './whatsapp-pair.ts';

const commands = [
  staffAdd,
  staffList,
  staffRevoke,
  staffHeld,
  staffHandOver,
  staffAct,
  staffMove,
  staffAbsence,
  staffBroadcast,
  serviceClose,
  serviceOpen,
  figuresShow,
  reportShow,
  asnImport,
  requestShow,
  requestList,
  personExport,
  personErase,
  retentionRun,
  retentionList,
  retentionHold,
  retentionRelease,
  incidentOpen,
  incidentList,
  incidentNote,
  incidentNotify,
  incidentPaper,
  incidentAuthority,
  incidentExport,
  incidentClose,
  signList,
  personRequests,
  personAnswer,
  submissionList,
  submissionRetry,
  submissionRefuse,
  deliveryList,
  deliveryRetry,
  messageList,
  messageReplay,
  fileSweep,
  updateList,
  channelList,
  channelOff,
  channelOn,
  documentList,
  jobList,
  jobResume,
  keyList,
  keyRotate,
  auditVerify,
  holidaysCheck,
  calendarLink,
  calendarRevoke,
  whatsappPair,
  cityDiff,
  cityExport,
  cityImport,
  cityVersionList,
  cityTexts,
  cityRestore,
];

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
