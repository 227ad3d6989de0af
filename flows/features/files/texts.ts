import { named } from '../../kernel/wording.ts';

/** A file's size as people say it: "212 KB", "1,5 MB". */
const fileSize = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

/** The sentences of this feature, by what they are for. */
const own = {
  fileSize,
  fileText: (file: { name: string; pages?: number | undefined }): string =>
    file.pages ? `${file.name} (${file.pages} halaman)` : file.name,
  received: (file: { name: string; pages?: number | undefined; bytes: number }): string =>
    `Diterima: ${file.name} (${file.pages ? `${file.pages} halaman, ` : ''}${fileSize(file.bytes)}).`,
};

/** The same, each under its name. */
export const fileTexts = named('file', own, {
  fileText: [['file', 'pages', 'name']],
  received: [['file', 'name', 'pages', 'bytes']],
});
