export { readReminderWish } from './reminder-wish.ts';
export { reminderTexts } from './texts.ts';
