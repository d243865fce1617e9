import { englishHeading } from '../table/english.ts';
import type { ColumnRole } from './column-roles.ts';

/** Headings in English, `none` for those that no list needs though a part of them is a heading. */
const HEADINGS: readonly (readonly [ColumnRole | 'none', RegExp])[] = [
  [
    'none',
    /^(?:prefecture|city|axis|cluster)(?: level)? (?:code|id|no|number)$|^track status$|^name in latin letters$|^name latin$/,
  ],
  ['number', /^(?:id|no|number|serial(?: no| number)?|rank)$/],
  ['countyCode', /^(?:county|district)(?: level)?(?: division)? code$/],
  ['townCode', /^(?:town|township|subdistrict)(?: division)? code$/],
  [
    'code',
    /^(?:(?:administrative|statistical|division|key|village|central) )*(?:villages? )?(?:code|adcode)$/,
  ],
  ['position', /^(?:position|coordinates?)$/],
  ['lon', /^(?:longitude|lon|lng|long|x|easting)$/],
  ['lat', /^(?:latitude|lat|y|northing)$/],
  ['core', /^(?:core|lead|leading) villages?$/],
  ['member', /^members?$|^member villages?$/],
  ['cluster', /^(?:village )?clusters?(?: name)?$/],
  ['axis', /^(?:development )?ax[ie]s(?: name)?$/],
  ['track', /^(?:track|type|category|town type|type of town)$/],
  ['batch', /^batch(?: no| number)?$/],
  ['year', /^year$/],
  ['period', /^(?:period|date|time)$/],
  ['industry', /^(?:(?:leading|main) )?industr(?:y|ies)$/],
  ['indicator', /^indicators?(?: name)?$/],
  ['unit', /^unit$/],
  ['value', /^value$/],
  ['status', /^status$/],
  ['note', /^(?:notes?|remarks?|comments?)$/],
  ['prefecture', /^(?:prefecture|prefecture level city|city|municipality)(?: name)?$/],
  [
    'county',
    /^(?:county|district|county level (?:city|division)|county (?:or |and )?(?:city |district)+)(?: name)?$/,
  ],
  ['village', /^(?:(?:key|administrative) )?villages?(?: name| committee)?$/],
  [
    'town',
    /^(?:(?:central|key) )?(?:towns?|townships?|subdistricts?)(?: (?:or )?(?:subdistrict|street))?(?: name| concerned)?$/,
  ],
];

/** Spaces may be missing (Countycode). */
const PATTERNS = HEADINGS.map(
  ([role, { source }]) => [role, new RegExp(source.replaceAll(' ', ' ?'))] as const,
);

/** The role that a heading in English names; undefined where the heading says nothing known. */
export function roleInEnglish(heading: string): ColumnRole | 'none' | undefined {
  const text = englishHeading(heading);
  return text === null ? undefined : PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
