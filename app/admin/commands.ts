import type { AdminCommand } from './command.ts';
import { asnImport } from './asn-import.ts';
import { auditVerify } from './audit-verify.ts';
import { calendarLink, calendarRevoke } from './calendar-link.ts';
import { cityDiff } from './city-diff.ts';
import { cityExport } from './city-export.ts';
import { cityTexts } from './city-texts.ts';
import { cityImport, cityRestore, cityVersionList } from './city-versions.ts';
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
import { whatsappPair } from './whatsapp-pair.ts';

/** Every command of `npm run admin` that works on the office's database. */
export const commands: readonly AdminCommand[] = [
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
