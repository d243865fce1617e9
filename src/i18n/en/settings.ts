import type { SheetLayerEntry } from '../../domain/sheet-layer.ts';
import type { SettingsWords } from '../zh/settings.ts';

/** A file that is needed, by name and the beginning of its SHA-256. */
function neededFile({ name, file }: SheetLayerEntry): string {
  if (!file) return `“${name}”`;
  const { part, sha256 } = file;
  return `“${name}” (file ${file.name}${part === undefined ? '' : `, sheet or layer ${part}`}, SHA-256 beginning ${sha256.slice(0, 12)})`;
}

/** Words about print settings and about sheets before they are printed, in English. */
export const settings: SettingsWords = {
  findings: {
    'no-title': () => 'No title given; the automatic one is set.',
    'no-author': () => 'No author given.',
    'no-review-number': () => 'No map review number: a map must be reviewed before it is published in China.',
    modelled: ({ count }) =>
      `${count} records on the sheet are modelled (hollow, dashed), not from an official list.`,
    user: ({ count }) =>
      `${count} records on the sheet were drawn by hand (blue, in a ring), not from an official list.`,
    empty: () => 'The filter leaves no axis, central town or key village on the sheet.',
    unplaced: ({ count, names }) =>
      `${count} names found no room: ${names.join(', ')}${count > names.length ? ' …' : ''}. Towns and villages are in the index; a larger scale or paper has room.`,
    unnamed: ({ count }) => `Not named at this scale: ${count} towns and villages, drawn as symbols only.`,
    cut: () => 'The frame is larger than the map at this scale; its edges are cut.',
    'small-text': ({ count, limit }) => `${count} texts are smaller than ${limit} pt.`,
    'scale-error': ({ limit }) =>
      `Toward the edges the scale is off by up to ${limit} (a property of the projection, stated on the sheet).`,
    'ground-missing': ({ names }) =>
      `Files of the ground cannot be used; the sheet is without what they hold: ${names.join(', ')}.`,
    'layers-missing': ({ names, layers }) =>
      `The files of these own layers are not here, so they are not drawn: ${layers ? layers.map(neededFile).join('; ') : names.join(', ')}. Give the same files.`,
    'layer-columns': ({ names, limit }) =>
      `The own layer “${names[0]}” has no column “${limit}”, which the settings name: it is drawn as it is on the map.`,
    'layer-thinned': ({ count, names, limit }) =>
      `Your layer “${names[0]}” has ${count} features in the frame; ${limit} are drawn: of points that are too close one is drawn, and none is named.`,
    'layer-too-large': ({ count, names }) =>
      `Your layer “${names[0]}” has ${count} features in the frame, too many for a sheet: it is not drawn. Set a filter for it, or choose a smaller region.`,
    'layer-letters': ({ count, names }) =>
      `${count} names of your layers have letters that the sheet's font lacks, and are not written: ${names.join(', ')}${count > names.length ? ' …' : ''}.`,
  },

  failures: {
    newer: (version) =>
      `The print settings are of version ${version}, newer than this program; update it to open them.`,
    value: (setting, received, allowed) => `Print setting ${setting} cannot be ${received}${allowed}.`,
    tooLong: (setting, length, allowed) =>
      `Print setting ${setting} has ${length} characters, too many${allowed}.`,
    missing: (setting, allowed) => `Print setting ${setting} is missing${allowed}.`,
    unknownSetting: (path) => `There is no print setting “${path}”.`,
    date: (value, reason) => `The date ${value} cannot be used: ${reason}.`,
    emptyFrame: 'The frame has no area: east must exceed west, and north south.',
    orientation: (orientation, widthMm, heightMm) =>
      `Paper of ${widthMm} × ${heightMm} mm is not ${orientation}; change its sides, or leave the orientation on auto.`,
    filter: (county, prefecture) =>
      `The county ${county} of the filter is not in the prefecture ${prefecture}: no record would be left.`,
    smallRegion: (code, county) =>
      `${code} is the code of a town or village; sheets are of counties, prefectures or axes: give the code of a county, such as ${county}.`,
    unknownRegion: (code) => `There is no region with the code ${code}.`,
    tooLarge: (scale, fits) =>
      `At 1:${scale} the region is larger than the paper${fits === undefined ? ', and no scale fits.' : `; the largest scale that fits is 1:${fits}.`}`,
    tooSmall: (widthMm, heightMm) =>
      `Paper of ${widthMm} × ${heightMm} mm cannot hold title, legend and map.`,
    emptyRegion: 'The chosen region holds no land to draw.',
    tooManyPixels: (dpi, widthPx, heightPx) =>
      `A resolution of ${dpi} dpi cannot be used (${widthPx} × ${heightPx} pixels); 30 to 2400 can, and 600 million pixels at most.`,
    noFont: (weight) => `The font of weight ${weight} cannot be used.`,
    noGlyph: (text, missing, codePoints) =>
      `The font has no “${missing}” (${codePoints}), so “${text}” cannot be set.`,
    basemap: (source, fault) => `The basemap “${source}” cannot be used: it ${fault}.`,
    noSheet: 'There is no sheet to print.',
    leftOut: (sheets, counts) => `Left out: ${sheets} (${counts})`,
    ofSheet: (name, failure) => `${name}: ${failure}`,
    allowed: (text) => `; allowed: ${text}`,
    setting: (name, path) => `“${name}” (${path})`,
  },

  basemapFaults: {
    absent: () => 'is not there',
    unreachable: () => 'cannot be reached',
    status: (detail) => `was refused by its server (HTTP ${detail})`,
    unreadable: () => 'cannot be read',
    'not-an-archive': () => 'is no PMTiles file of version 3, or is damaged',
    metadata: () => 'has metadata that PMTiles files cannot have',
    'not-vector': () => 'holds no vector tiles',
    tile: (detail) => `has a tile that cannot be read, ${detail}`,
    'no-tiles': () => 'has no tile of this sheet',
    'not-omt': () => 'holds neither water nor transportation of the OpenMapTiles schema',
    'other-origin': (detail) =>
      `is at ${detail}, which this site is not allowed to ask; use an address of this site or a PMTiles file, or have whoever runs it add the origin to site.config.json and build it again`,
    'not-chosen': () => 'is not chosen yet: choose this file under “Basemap”',
    offline: () => 'cannot be reached, since this computer is offline',
    timeout: (detail) => `did not answer within ${detail} s`,
    cors: () => 'is there, but its server does not let other sites read it (no CORS permission)',
    key: (detail) => `was refused by its server: the key is missing, wrong or not for this site (${detail})`,
    'no-ranges': () => 'is on a server that cannot send parts of a file (HTTP range requests)',
    tilejson: () => 'is described by a file that is no valid TileJSON',
    'not-picture': (detail) => (detail === '' ? 'sends no pictures' : `sends no pictures but “${detail}”`),
  },

  dateFaults: {
    form: 'a date is written like 2026-03-15',
    month: (month) => `there is no month ${month}`,
    day: (year, month, lastDay) => `${year}-${String(month).padStart(2, '0')} has days 1 to ${lastDay}`,
  },

  names: {
    '': 'all',
    version: 'version',
    region: 'region',
    'region.kind': 'kind of region',
    'region.code': 'division code',
    'region.id': 'id of the axis',
    'region.west': 'west of the frame',
    'region.east': 'east of the frame',
    'region.south': 'south of the frame',
    'region.north': 'north of the frame',
    paper: 'paper',
    'paper.widthMm': 'width of the paper',
    'paper.heightMm': 'height of the paper',
    orientation: 'orientation',
    scale: 'denominator of the scale',
    layers: 'layers',
    'layers.grid': 'layer of the kilometre grid',
    addedLayers: 'own layers',
    ownPoints: 'counting with own points',
    'ownPoints.facilities': 'the layer in place of central towns',
    'ownPoints.places': 'the layer in place of villages',
    basemap: 'basemap',
    'basemap.source': 'source of the basemap',
    documentedOnly: 'documented records only',
    filter: 'filter',
    'filter.batch': 'batch',
    'filter.track': 'track',
    'filter.prefecture': 'prefecture of the filter',
    'filter.county': 'county of the filter',
    corridorKm: 'width of the corridor',
    title: 'title',
    subtitle: 'subtitle',
    author: 'author',
    date: 'date',
    reviewNumber: 'map review number',
    language: 'language',
    flavour: 'colour',
    column: 'place of legend and index',
    index: 'index',
    legend: 'legend',
    marginMm: 'margin',
    bleedMm: 'bleed',
  },
  layerSetting: (subject) => `layer “${subject}”`,

  allowed: {
    range: (min, max) => `${min} to ${max}`,
    mm: (range) => `${range} mm`,
    kmEachSide: (range) => `${range} km each side`,
    degreesEast: (range) => `${range} (degrees east)`,
    degreesNorth: (range) => `${range} (degrees north)`,
    oneOf: (values) => values.join(', '),
    text: (most) => `text of at most ${most} characters`,
    group: 'a group of settings (a JSON object)',
    region: 'a county, prefecture, province, axis or frame, such as {"kind":"county","code":"330723"}',
    code: 'a six-digit code of Zhejiang: 330723 is a county, 330700 a prefecture, 330000 the province',
    axisId: 'such as axis-053',
    paper: (sizes, min, max) => `${sizes}, or a width and height of ${min} to ${max} mm each`,
    scale: (range) => `${range}, or "fit" for the largest scale that fits`,
    addedLayers: (most, longest) =>
      `a group by layer ids, at most ${most}: a name of 1 to ${longest} characters, or name, file, style and so on (docs/printing.md)`,
    ownPoints: 'the id of a layer in addedLayers, such as own-3f8a1c09b2d4',
    tiles: (most) => `an address or folder of tiles or a PMTiles file, in 1 to ${most} characters`,
    prefecture: 'the six-digit code of a prefecture of Zhejiang, such as 330700',
    county: 'the six-digit code of a county of Zhejiang, such as 330723',
    date: 'a date such as 2026-03-15',
  },
};
