export { readReminderWish } from './reminder-wish.ts';
