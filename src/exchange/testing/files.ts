import { zipSync } from 'fflate';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A zip archive of texts and bytes by their paths. */
export function makeZip(
  files: Record<string, string | Uint8Array>,
  level: 0 | 6 | 9 = 6,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, file]) => [
    name,
    typeof file === 'string' ? utf8(file) : file,
  ]);
  return new Uint8Array(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level }));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';

export interface MadeSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** Rows of SpreadsheetML, inside `<sheetData>`. */
  rows: string;
  /** What follows the rows, such as merged cells. */
  after?: string;
}

/** A workbook of Excel from its raw XML, so that tests define exactly what is in a file. Style 1 is a date, style 2 a date with time. */
export function makeXlsx(
  sheets: readonly MadeSheet[],
  { strings = [], files = {} }: { strings?: readonly string[]; files?: Record<string, string> } = {},
): Uint8Array<ArrayBuffer> {
  const numbered = sheets.map((sheet, i) => ({ ...sheet, n: i + 1 }));
  return makeZip({
    '[Content_Types].xml': `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered.map(({ n }) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>${numbered.map(({ name, n, state }) => `<sheet name="${name}" sheetId="${n}"${state ? ` state="${state}"` : ''} r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${numbered.map(({ n }) => `<Relationship Id="rId${n}" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId100" Type="${OFFICE}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId101" Type="${OFFICE}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${OFFICE}/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${OFFICE}/spreadsheetml/2006/main">${strings.map((each) => `<si><t xml:space="preserve">${each}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      numbered.map(({ n, rows, after = '' }) => [
        `xl/worksheets/sheet${n}.xml`,
        `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...files,
  });
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

/** An OpenDocument spreadsheet from the raw XML of its tables. The table style `hidden` is not shown. */
export const makeOds = (tables: string): Uint8Array<ArrayBuffer> =>
  makeZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `${XML}<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });
