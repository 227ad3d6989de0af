import { refused, remade, taken, type HostileFile } from './hostile-file.ts';
import { inObjectStream, joined, letter, pdf, stream, type Part } from './pdf-parts.ts';
import { damagedPdfBytes, encryptedPdfBytes, pdfBytes, restrictedPdfBytes } from '../files.ts';

const script = '<< /S /JavaScript /JS (app.alert\\("x"\\)) >>';
const acting = (page: string, catalogue = '', more: Record<number, Part> = {}): Buffer =>
  pdf({ ...letter(page, { catalogue }), ...more });
const link = (action: string): string =>
  `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A ${action} >>]`;
const attachment: Record<number, Part> = {
  6: '<< /Type /Filespec /F (virus.exe) /EF << /F 7 0 R >> >>',
  7: stream('MZ', '/Type /EmbeddedFile'),
};

/** PDFs that do something: taken, and shown to staff as their pages only. */
const doing = (): HostileFile[] => [
  { name: 'a script at the start.pdf', bytes: acting('', `/OpenAction ${script}`), becomes: remade() },
  {
    name: 'a script by name.pdf',
    bytes: acting('', `/Names << /JavaScript << /Names [(a) ${script}] >> >>`),
    becomes: remade(),
  },
  {
    name: 'a script spelt otherwise.pdf',
    bytes: acting('', '/OpenAction << /S /J#61vaScript /J#53 (1) >>'),
    becomes: remade(),
  },
  { name: 'a script when a page opens.pdf', bytes: acting(`/AA << /O ${script} >>`), becomes: remade() },
  {
    name: 'something when a page opens.pdf',
    bytes: acting('/AA << /O << /S /URI /URI (http://x.example) >> >>'),
    becomes: remade(),
  },
  {
    name: 'a page of the web at the start.pdf',
    bytes: acting('', '/OpenAction << /S /URI /URI (http://x.example) >>'),
    becomes: remade(),
  },
  {
    name: 'something at the start that stands elsewhere.pdf',
    bytes: acting('', '/OpenAction 6 0 R', { 6: '<< /S /URI /URI (http://x.example) >>' }),
    becomes: remade(),
  },
  {
    name: 'a file of another machine at the start.pdf',
    bytes: acting('', '/OpenAction << /S /GoToR /F (\\\\\\\\x.example\\\\a) /D [0 /Fit] >>'),
    becomes: remade(),
  },
  {
    name: 'a file of another machine behind a link.pdf',
    bytes: acting(link('<< /S /GoToR /F (\\\\\\\\x.example\\\\a) /D [0 /Fit] >>')),
    becomes: remade(),
  },
  {
    name: 'an address that is a file.pdf',
    bytes: acting(link('<< /S /URI /URI (file://x.example/a) >>')),
    becomes: remade(),
  },
  {
    name: 'an address that is a program.pdf',
    bytes: acting(link('<< /S /URI /URI (ms-msdt:/id) >>')),
    becomes: remade(),
  },
  {
    name: 'an address in digits.pdf',
    bytes: acting(link('<< /S /URI /URI <66696c653a2f2f782f61> >>')),
    becomes: remade(),
  },
  { name: 'a program started.pdf', bytes: acting(link('<< /S /Launch /F (cmd.exe) >>')), becomes: remade() },
  {
    name: 'a program started at once.pdf',
    bytes: acting('', '/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>'),
    becomes: remade(),
  },
  {
    name: 'a form that is sent.pdf',
    bytes: acting(link('<< /S /SubmitForm /F (http://x.example) >>')),
    becomes: remade(),
  },
  { name: 'data fetched.pdf', bytes: acting(link('<< /S /ImportData /F (x.fdf) >>')), becomes: remade() },
  {
    name: 'a file inside.pdf',
    bytes: acting('', '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>', attachment),
    becomes: remade(),
  },
  {
    name: 'a file on a page.pdf',
    bytes: acting(
      '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 40 40] /FS 6 0 R >>]',
      '',
      attachment,
    ),
    becomes: remade(),
  },
  {
    name: 'another file opened.pdf',
    bytes: acting(link('<< /S /GoToE /T << /R /C /N (a) >> >>')),
    becomes: remade(),
  },
  {
    name: 'a film.pdf',
    bytes: acting(
      '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 99 99] /RichMediaContent << >> >>]',
    ),
    becomes: remade(),
  },
  {
    name: 'a form of XML.pdf',
    bytes: acting('', '/AcroForm << /Fields [] /XFA 6 0 R >>', { 6: stream('<xdp/>') }),
    becomes: remade(),
  },
  {
    name: 'a script in a packed object.pdf',
    bytes: inObjectStream({
      1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} >>`,
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    }),
    becomes: remade(),
  },
];

/** PDFs that are odd and whole, or broken. */
const odd = (): HostileFile[] => [
  {
    name: 'a link to a page of the web.pdf',
    bytes: acting(link('<< /S /URI /URI (https://pontianak.go.id) >>')),
    becomes: taken(),
  },
  {
    name: 'a link to write to somebody.pdf',
    bytes: acting(link('<< /S /URI /URI (mailto:diskominfo@pontianak.go.id) >>')),
    becomes: taken(),
  },
  {
    name: 'the place where it opens.pdf',
    bytes: acting('', '/OpenAction [3 0 R /Fit]'),
    becomes: taken(),
  },
  {
    name: 'the place where it opens, as an action.pdf',
    bytes: acting('', '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>'),
    becomes: taken(),
  },
  {
    name: 'a web page behind the end.pdf',
    bytes: joined(pdfBytes(2), '<html><body>unduhan</body></html>'.repeat(200)),
    becomes: taken(2),
  },
  { name: 'zeros behind the end.pdf', bytes: joined(pdfBytes(), Buffer.alloc(9000)), becomes: taken() },
  {
    name: 'rubbish before the beginning.pdf',
    bytes: joined('\r\n\r\nrubbish\r\n', pdfBytes()),
    becomes: taken(),
  },
  { name: 'two files glued.pdf', bytes: joined(pdfBytes(2), pdfBytes(3)), becomes: taken(3) },
  {
    name: 'a letter and an archive.pdf',
    bytes: joined(pdfBytes(), 'PK\x03\x04rest of an archive'),
    becomes: taken(),
  },
  { name: 'a header alone.pdf', bytes: joined('%PDF-1.7\n%%EOF\n'), becomes: refused('damaged') },
  { name: 'a header and nothing.pdf', bytes: joined('%PDF-1.7'), becomes: refused('damaged') },
  {
    name: 'a header and a megabyte of nothing.pdf',
    bytes: joined('%PDF-1.7\n', Buffer.alloc(1 << 20)),
    becomes: refused('damaged'),
  },
  { name: 'cut off.pdf', bytes: damagedPdfBytes(), becomes: refused('damaged') },
  { name: 'cut off before its table.pdf', bytes: pdfBytes(3).subarray(0, -300), becomes: refused('damaged') },
  {
    name: 'cut off in a later version.pdf',
    bytes: joined(pdfBytes(2), '4 0 obj\n<< /Type /Page /Parent 2 0'),
    becomes: refused('damaged'),
  },
  {
    name: 'a table that leads nowhere.pdf',
    bytes: joined(
      pdfBytes(2)
        .toString('latin1')
        .replace(/startxref\n\d+/, 'startxref\n999999999'),
    ),
    becomes: taken(2),
  },
  { name: 'locked.pdf', bytes: encryptedPdfBytes(), becomes: refused('encrypted') },
  { name: 'locked to editors only.pdf', bytes: restrictedPdfBytes(), becomes: taken() },
  {
    name: 'locked by somebody unknown.pdf',
    bytes: pdf(letter(), { trailer: '/Encrypt << /Filter /Evil /V 9 /R 9 >>' }),
    becomes: refused('encrypted', 'damaged'),
  },
  {
    name: 'a thousand signatures.pdf',
    bytes: pdf({
      ...letter('/Extra 6 0 R'),
      6: `[${'<< /Type /Sig /ByteRange [0 100 200 300] /Contents <30820000> >>'.repeat(1000)}]`,
    }),
    becomes: taken(),
  },
  {
    name: 'a signature without end.pdf',
    bytes: (() => {
      const nested = '3080'.repeat(20_000);
      const start = pdf({
        ...letter('/Extra 6 0 R'),
        6: `<< /Type /Sig /ByteRange [0 999999 000000 000009] /Contents <${nested}> >>`,
      });
      const text = start.toString('latin1');
      const [from, to] = [text.indexOf(`<${nested}`), text.indexOf(`${nested}>`) + nested.length + 1];
      const range = (n: number): string => String(n).padStart(6, '0');
      return joined(text.replace('0 999999 000000 000009', `0 ${range(from)} ${range(to)} ${range(9)}`));
    })(),
    becomes: taken(),
  },
  {
    name: 'eighteen megabytes.pdf',
    bytes: pdf({ ...letter('/Extra 6 0 R'), 6: stream(Buffer.alloc(18 << 20, 'noise ')) }),
    becomes: taken(),
  },
];

export const actingFiles = (): HostileFile[] => [...doing(), ...odd()];
