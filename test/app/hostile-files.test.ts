import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cleanFileName } from '../../app/file-name.ts';
import type { FileStore } from '../../app/files.ts';
import type * as Inspectors from '../../app/inspect/inspect.ts';
import type * as Sandboxes from '../../app/sandbox/sandbox.ts';
import type * as Printers from '../../worker/documents/print.ts';
import type { Letter } from '../../flows/catalogue/service.ts';
import type { Inspection } from '../../flows/features/files/inspection.ts';
import { judgeFile } from '../../flows/features/files/judge-file.ts';
import { storedFile } from '../../flows/features/files/stored-file.ts';
import { sheetOf } from '../../flows/features/desk/sheet.ts';
import { builtModule } from '../support/built.ts';
import { aRequest } from '../support/context.ts';
import type { HostileFile } from '../support/hostile-files/hostile-file.ts';
import { hostileSet } from '../support/hostile-files/hostile-set.ts';
import { pontianak, usualSettings } from '../support/pontianak.ts';
import { someOf } from '../support/storm.ts';

const letter: Letter = {
  key: 'surat',
  label: 'Surat',
  help: '',
  required: true,
  max: 1,
  megabytes: 20,
  types: ['pdf', 'jpg', 'png'],
  signer: null,
};

const { openSandbox } = await builtModule<typeof Sandboxes>('app/sandbox/sandbox.ts');
const { openInspector } = await builtModule<typeof Inspectors>('app/inspect/inspect.ts');
const { print } = await builtModule<typeof Printers>('worker/documents/print.ts');

const kept = new Map<string, Buffer>();
const files: Pick<FileStore, 'put' | 'get'> = {
  put: (bytes: Buffer) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    kept.set(sha256, bytes);
    return Promise.resolve(sha256);
  },
  get: (sha256: string) => Promise.resolve(kept.get(sha256) ?? null),
};
const sandbox = openSandbox(undefined, { usual: 2, most: 2 });
const inspector = openInspector(files, sandbox);
/** What never ends is ended sooner here than in service, for there are many of it. */
const impatient = openInspector(files, sandbox, { megabytes: 320, cpuSeconds: 3, seconds: 120 });
afterAll(() => sandbox.close());

const everything = await hostileSet();
const set = someOf(everything, 12);
/** Each is sent by somebody else, all at once. */
const found = new Map<HostileFile, Promise<Inspection>>();
for (const file of set) {
  const claim = {
    sha256: await files.put(file.bytes),
    name: cleanFileName(file.name),
    mime: 'application/pdf',
  };
  const isTooMuch = 'trouble' in file.becomes && file.becomes.trouble.includes('too_much');
  const inspect = (isTooMuch ? impatient : inspector).inspect;
  found.set(file, inspect(claim, `${file.name} ${String(file.bytes.length)}`));
}
const inspected = (): Promise<(readonly [HostileFile, Inspection])[]> =>
  Promise.all([...found].map(async ([file, inspection]) => [file, await inspection] as const));

/** What became of a file, said as briefly as the file itself says what has to become of it. */
const became = (
  { name, becomes }: HostileFile,
  { type, kind, pages, shown, trouble }: Inspection,
): unknown => {
  if ('trouble' in becomes)
    return [name, becomes.trouble.find((each) => each === trouble) ?? trouble ?? 'taken'];
  if ('kind' in becomes) return [name, type, kind ?? null, trouble];
  return [name, type, becomes.pages && pages, type === 'pdf' && shown !== undefined, trouble];
};
const wanted = ({ name, becomes }: HostileFile, { trouble }: Inspection): unknown => {
  if ('trouble' in becomes)
    return [name, becomes.trouble.find((each) => each === trouble) ?? becomes.trouble[0]];
  if ('kind' in becomes) return [name, 'other', becomes.kind, undefined];
  return [name, becomes.taken, becomes.pages, becomes.remade === true, undefined];
};

test('each of more than eighty hostile files is refused for what is wrong with it, or taken', async () => {
  expect(everything.length).toBeGreaterThan(80);
  const all = await inspected();
  expect(all.map(([file, inspection]) => became(file, inspection))).toEqual(
    all.map(([file, inspection]) => wanted(file, inspection)),
  );
}, 600_000);

test('whoever sends one that is refused is told why and how to mend it, and what is taken is told nothing', async () => {
  for (const [{ name, becomes }, inspection] of await inspected()) {
    const said = judgeFile(letter, inspection);
    if ('taken' in becomes) expect([name, said]).toEqual([name, null]);
    else
      expect([name, said]).toEqual([
        name,
        expect.stringMatching(/^(?:Berkas|Isi berkas) .{10,}\. Berkas yang lain aman\.$/s),
      ]);
  }
});

test('what could do something is shown to staff as pages that do nothing', async () => {
  for (const [{ name, becomes }, { shown }] of await inspected()) {
    if (!('taken' in becomes) || !becomes.remade) continue;
    const copy = await getDocumentProxy(Uint8Array.from(kept.get(shown ?? '') ?? []));
    const page = await copy.getPage(1);
    const does = [
      await copy.getJSActions(),
      await copy.getOpenAction(),
      await copy.getAttachments(),
      await copy.getFieldObjects(),
      await page.getJSActions(),
      (await page.getAnnotations()).length,
    ];
    expect([name, copy.numPages, ...does]).toEqual([name, 1, null, null, null, null, null, 0]);
    const { text } = await extractText(copy, { mergePages: true });
    if (name !== 'a script in a packed object.pdf') expect(text).toContain('Surat');
    await copy.loadingTask.destroy();
  }
});

test('every page of everything that is taken stands in the bundle', async () => {
  const catalogue = await readCatalogue(pontianak, '2026-11-23');
  const service = catalogue.byCode.get('magang');
  if (!service) throw new Error('No magang');
  const sheet = sheetOf(aRequest(), service, {
    letterhead: usualSettings.letterhead,
    units: catalogue.city.units,
    dateOf: () => '2026-11-23',
  });
  const taken = (await inspected()).filter(([{ becomes }]) => 'taken' in becomes).map(([, each]) => each);
  const letters = taken.map((inspection) => {
    const { name, mime, sha256, shown, pages = null } = storedFile(inspection);
    return { label: name, mime, pages, bytes: kept.get(shown ?? sha256) ?? Buffer.alloc(0) };
  });
  const bundle = await getDocumentProxy(Uint8Array.from(await print(sandbox, sheet, letters)));
  const { text } = await extractText(bundle, { mergePages: true });
  expect(text).not.toContain('tidak dapat digabungkan');
  expect(bundle.numPages).toBe(1 + letters.reduce((sum, { pages }) => sum + (pages ?? 1), 0));
  await bundle.loadingTask.destroy();
});
