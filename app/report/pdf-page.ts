import PDFDocument from 'pdfkit';
import { roboto } from '../pdf/roboto.ts';

declare global {
  // What pdfkit's tables take for whoever has them read aloud, and its types do not know yet.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace PDFKit.Mixins {
    interface TableOptions {
      structParent?: PDFKit.PDFStructureElement;
    }
    interface CellOptions {
      scope?: 'Row' | 'Column';
    }
  }
}

/** A tagged document under way: what is written goes into the part that is open. */
export type Paper = {
  doc: PDFKit.PDFDocument;
  /** Writes something as an element of the document, for whoever has it read aloud. */
  add(type: string, write: () => void, options?: { alt?: string }): void;
  /** Opens a part; what follows belongs to it. */
  begin(type: 'Sect' | 'TOC'): void;
  /** The part that is open. */
  part(): PDFKit.PDFStructureElement;
  /** Keeps so many points together: goes on to the next page where there is less room. */
  room(points: number): void;
  /** Writes what is no content, such as lines and page numbers. */
  beside(write: () => void): void;
};

export const margin = { left: 50, right: 50, top: 50, bottom: 60 };
/** Points between the margins of A4. */
export const pageWidth = 595.28 - margin.left - margin.right;

export const ink = '#1a1a1a';
export const faint = '#555555';

/** Opens a document in A4 with its fonts, its language, and its title shown in the window. */
export const openPaper = ({ title, author }: { title: string; author: string }): Paper => {
  const doc = new PDFDocument({
    ...{ size: 'A4', margins: margin, bufferPages: true, font: roboto('Regular') },
    ...{ tagged: true, lang: 'id-ID', pdfVersion: '1.7', displayTitle: true },
    info: { Title: title, Author: author, Creator: 'Teman DISKO' },
  });
  doc.registerFont('plain', roboto('Regular')).registerFont('bold', roboto('Medium'));
  const root = doc.struct('Document');
  doc.addStructure(root);
  let open = root;
  return {
    doc,
    add: (type, write, options = {}) => {
      open.add(doc.struct(type, options, [write]));
    },
    begin: (type) => {
      if (open !== root) open.end();
      open = doc.struct(type);
      root.add(open);
    },
    part: () => open,
    room: (points) => {
      if (doc.y + points > doc.page.maxY()) doc.addPage();
    },
    beside: (write) => {
      doc.markContent('Artifact');
      write();
      doc.endMarkedContent();
    },
  };
};

/** Ends a document and gives its bytes. */
export const bytesOf = (doc: PDFKit.PDFDocument): Promise<Buffer> =>
  new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      done(Buffer.concat(chunks));
    });
    doc.on('error', failed);
    doc.end();
  });
