import type { House } from '../app/house.ts';
import { bindJob, type WorkerJob } from './job.ts';
import { handOnNews, reopenDrafts } from './jobs/after-merging.ts';
import { bindSeals } from './jobs/bind-seals.ts';
import { sealOpenRows } from './jobs/seal-open-rows.ts';
import { checkFiguresDaily } from './jobs/check-figures.ts';
import { checkHistory } from './jobs/check-history.ts';
import { clearDrafts, forgetFilesAgain, sweepOrphans } from './jobs/clear-drafts.ts';
import { documentJob } from './jobs/document.ts';
import { forgetDocuments } from './jobs/forget-documents.ts';
import { countDeliveries, countFiguresAgain, countPastFigures } from './jobs/count-figures.ts';
import { forgetOldRows } from './jobs/forget-old.ts';
import { forgetOldHolds } from './jobs/forget-soft-holds.ts';
import { emptyAside, forgetReceipts, giveUpDeliveries } from './jobs/give-up-deliveries.ts';
import { letHeldGo } from './jobs/let-held-go.ts';
import { indexRequests } from './jobs/index-requests.ts';
import { keepMeasuresUp } from './jobs/keep-measures.ts';
import { lapseOldBindings } from './jobs/lapse-bindings.ts';
import { putBackDocuments, putBackSubmissions } from './jobs/put-back-jobs.ts';
import { remindBookings } from './jobs/remind-bookings.ts';
import { remindDrafts } from './jobs/remind-drafts.ts';
import { retainDaily } from './jobs/run-retention.ts';
import { sealAnewWithNewKey } from './jobs/seal-anew.ts';
import { settleFiles } from './jobs/settle-files.ts';
import { sealHistory } from './jobs/seal-history.ts';
import { sendDigest } from './jobs/send-digest.ts';
import { sendReports } from './jobs/send-reports.ts';
import { sendLooksDigest } from './jobs/send-looks-digest.ts';
import { submitJob } from './jobs/submit.ts';
import { sweepClocks } from './jobs/sweep-clocks.ts';
import { watchIncidents } from './jobs/watch-incidents.ts';
import { watchSigns } from './jobs/watch-signs.ts';
import { tellUndelivered } from './jobs/tell-undelivered.ts';
import { forgetOldWatches, tellOfFreed } from './jobs/tell-watchers.ts';
import { warnOfHolidays } from './jobs/warn-of-holidays.ts';

/** The jobs time brings, each with a schedule and failures of its own. */
export const timedJobs: readonly WorkerJob[] = [
  putBackSubmissions,
  putBackDocuments,
  letHeldGo,
  remindDrafts,
  remindBookings,
  tellOfFreed,
  sendDigest,
  sweepClocks,
  watchIncidents,
  watchSigns,
  sendLooksDigest,
  warnOfHolidays,
  tellUndelivered,
  handOnNews,
  reopenDrafts,
  retainDaily,
  sealHistory,
  indexRequests,
  checkHistory,
  bindSeals,
  sealOpenRows,
  settleFiles,
  sealAnewWithNewKey,
  lapseOldBindings,
  clearDrafts,
  forgetFilesAgain,
  sweepOrphans,
  forgetDocuments,
  giveUpDeliveries,
  emptyAside,
  forgetReceipts,
  forgetOldHolds,
  forgetOldWatches,
  ...forgetOldRows,
  keepMeasuresUp,
  countFiguresAgain,
  countPastFigures,
  countDeliveries,
  checkFiguresDaily,
  sendReports,
];

/** Submit jobs of one moment are written together, so many are taken at once. */
const concurrency = 32;

/** Starts taking jobs, those of `timed` by their schedules; any number of workers may run, and a queue that is away is waited for. */
export const startWorker = (
  house: House,
  timed: readonly WorkerJob[] = timedJobs,
): { stop(): Promise<void> } => {
  const jobs = [
    bindJob(submitJob, house),
    bindJob(documentJob, house),
    ...timed.map((job) => bindJob(job, house)),
  ];
  const working = house.queues.work(jobs, { concurrency });
  return { stop: () => working.close() };
};
