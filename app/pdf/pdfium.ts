import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';

/**
 * A PDF held by PDFium, the engine of Chrome, as WebAssembly. Used inside a sandbox only: what a file makes it take is
 * bounded there, and nothing is given back before the process ends.
 */
export type Pdf = {
  /** How many pages the file says it has; for some files that is a wild number. */
  pages: number;
  /** A page's size in points; null when there is no such page. */
  sizeOf(page: number): { width: number; height: number } | null;
  /** Reads everything that is drawn on a page; false when it cannot be. */
  reads(page: number): boolean;
  /** Draws a page, so many pixels wide, as red, green, blue and opacity of each pixel; null when it cannot be. */
  draw(page: number, width: number): { width: number; height: number; pixels: Buffer } | null;
  /** Puts all pages of another PDF behind the last; false when they cannot be copied. */
  append(other: Pdf): boolean;
  /** Draws annotations and form fields into the pages they lie on and takes them, and all they can do, away. */
  flatten(): void;
  /** The file's objects written anew, none of them packed into another. */
  save(): Buffer;
  /** PDFium's own name for it. */
  handle: number;
};

export type Pdfium = {
  /** Opens a file; `locked` when it asks for a password, `broken` when it is none or cannot be read. */
  open(bytes: Uint8Array): Pdf | 'locked' | 'broken';
  /** A PDF without pages. */
  empty(): Pdf;
};

/** FPDF_ERR_PASSWORD, and FPDF_ERR_SECURITY: locked in a way of which PDFium has no key. */
const lockedErrors = [4, 5];
/** FLAT_PRINT: what is drawn when the file is printed. */
const flattenForPrint = 1;
/** FPDF_ANNOT with FPDF_REVERSE_BYTE_ORDER: what is stamped on a page belongs to it, and red comes first. */
const drawFlags = 0x01 | 0x10;
const white = 0xffffffff;
/** A page longer than this many times its width is a trap, or no page. */
const longestPage = 4;

/** Loads PDFium: 40 ms and 70 MB of the process. */
export const openPdfium = async (): Promise<Pdfium> => {
  const wasmBinary = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const library = await init({
    wasmBinary: wasmBinary.buffer.slice(
      wasmBinary.byteOffset,
      wasmBinary.byteOffset + wasmBinary.length,
    ) as ArrayBuffer,
    print: () => undefined,
    printErr: () => undefined,
  });
  library.PDFiumExt_Init();
  const memory = library.pdfium;
  const { malloc } = memory.wasmExports;
  const place = malloc(8);

  const saved = (handle: number): Buffer => {
    const writer = library.PDFiumExt_OpenFileWriter();
    library.PDFiumExt_SaveAsCopy(handle, writer);
    const size = library.PDFiumExt_GetFileWriterSize(writer);
    const at = malloc(size);
    library.PDFiumExt_GetFileWriterData(writer, at, size);
    library.PDFiumExt_CloseFileWriter(writer);
    const bytes = Buffer.from(memory.HEAPU8.slice(at, at + size));
    memory.wasmExports.free(at);
    return bytes;
  };

  const onPage = <T>(handle: number, page: number, work: (opened: number) => T): T | null => {
    const opened = library.FPDF_LoadPage(handle, page);
    if (opened === 0) return null;
    const result = work(opened);
    library.FPDF_ClosePage(opened);
    return result;
  };

  const drawn = (opened: number, width: number, height: number): Buffer => {
    const bitmap = library.FPDFBitmap_Create(width, height, 0);
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    library.FPDF_RenderPageBitmap(bitmap, opened, 0, 0, width, height, 0, drawFlags);
    const at = library.FPDFBitmap_GetBuffer(bitmap);
    const pixels = Buffer.from(memory.HEAPU8.slice(at, at + width * height * 4));
    library.FPDFBitmap_Destroy(bitmap);
    return pixels;
  };

  const flattenPage = (handle: number, page: number): void => {
    onPage(handle, page, (opened) => library.FPDFPage_Flatten(opened, flattenForPrint));
    for (let left = library.EPDFPage_GetAnnotCountRaw(handle, page); left > 0; left -= 1)
      library.EPDFPage_RemoveAnnotRaw(handle, page, left - 1);
  };

  const pdfOf = (handle: number): Pdf => ({
    handle,
    get pages() {
      return library.FPDF_GetPageCount(handle);
    },
    sizeOf(page) {
      if (!library.FPDF_GetPageSizeByIndexF(handle, page, place)) return null;
      const [width = 0, height = 0] = memory.HEAPF32.subarray(place >> 2, (place >> 2) + 2);
      return { width, height };
    },
    reads: (page) => onPage(handle, page, () => true) ?? false,
    draw(page, width) {
      const size = this.sizeOf(page);
      if (!size || size.width <= 0 || size.height > longestPage * size.width) return null;
      const height = Math.max(1, Math.round((width * size.height) / size.width));
      return onPage(handle, page, (opened) => ({ width, height, pixels: drawn(opened, width, height) }));
    },
    append: (other) =>
      library.FPDF_ImportPagesByIndex(handle, other.handle, 0, 0, library.FPDF_GetPageCount(handle)),
    flatten() {
      for (let page = 0; page < this.pages; page += 1) flattenPage(handle, page);
    },
    save: () => saved(handle),
  });

  return {
    open(bytes) {
      const at = malloc(bytes.length);
      memory.HEAPU8.set(bytes, at);
      const handle = library.FPDF_LoadMemDocument(at, bytes.length, '');
      if (handle !== 0) return pdfOf(handle);
      return lockedErrors.includes(library.FPDF_GetLastError()) ? 'locked' : 'broken';
    },
    empty: () => pdfOf(library.FPDF_CreateNewDocument()),
  };
};
