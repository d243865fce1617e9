import type { Document, Element } from '@xmldom/xmldom';

/** Types of the fields of the schemas of a KML document, by name: `string`, `int`, `bool` and the like (KML 2.2, 9.5). */
export type FieldTypes = ReadonlyMap<string, string>;

export function fieldTypes(schemas: Document): FieldTypes {
  const fields = [...schemas.getElementsByTagName('SimpleField')];
  return new Map(fields.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('type') ?? '']));
}

/**
 * Takes the data of a placemark (`ExtendedData`) out of its document, so that fields of any name can be told from what the placemark says of its
 * style, name and visibility. Fields with a schema have values of its types; the others, and values that are not of their type, are texts.
 */
export function takeFields(placemark: Document, types: FieldTypes): [string, unknown][] {
  const all = [...placemark.getElementsByTagName('ExtendedData')];
  for (const data of all) data.parentNode?.removeChild(data);
  return all.flatMap((data) => [
    ...[...data.getElementsByTagName('Data')].map((field): [string, unknown] => [
      nameOf(field),
      field.getElementsByTagName('value')[0]?.textContent ?? '',
    ]),
    ...[...data.getElementsByTagName('SimpleData')].map((field): [string, unknown] => [
      nameOf(field),
      typed(field.textContent ?? '', types.get(nameOf(field))),
    ]),
  ]);
}

const nameOf = (field: Element): string => field.getAttribute('name') ?? '';

function typed(text: string, type: string | undefined): unknown {
  const plain = text.trim();
  switch (type) {
    case 'int':
    case 'uint':
    case 'short':
    case 'ushort':
    case 'float':
    case 'double':
      return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
    case 'bool':
      if (plain === '1' || plain === 'true') return true;
      return plain === '0' || plain === 'false' ? false : text;
    default:
      return text;
  }
}
