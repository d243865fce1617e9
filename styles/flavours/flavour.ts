import { type Track, TRACKS } from '../../src/domain/records.ts';

/** Token of the colour of central towns of a track, or of unknown track: `trackIndustry` and so on. */
type TrackToken = `track${Capitalize<Track | 'unknown'>}`;

export const trackToken = (track: Track | 'unknown'): TrackToken =>
  `track${track.slice(0, 1).toUpperCase()}${track.slice(1)}` as TrackToken;

/** One colour for all tracks, where only their shapes tell them apart. */
export const sameForTracks = (colour: string): Record<TrackToken, string> =>
  Object.fromEntries([...TRACKS, 'unknown' as const].map((track) => [trackToken(track), colour])) as Record<
    TrackToken,
    string
  >;

/** Colour tokens of the map, `#rrggbb`. Each has one meaning, and the style uses no other colours. */
export interface Flavour extends Record<TrackToken, string> {
  /** CSS colour scheme of the page, for form controls. */
  scheme: 'light' | 'dark';

  sea: string;
  /** Land of the province. */
  land: string;
  /** Land outside the province. */
  neighbour: string;
  neighbourEdge: string;
  /** Margin around the map, where the data of the ground end. */
  margin: string;
  shoreline: string;
  /** Lakes and reservoirs; the sea has its own token. */
  water: string;
  /** Edge of a lake. */
  waterEdge: string;
  /** Rivers and streams. */
  waterway: string;
  /** Elevation tint, laid over the land in steps of increasing opacity. */
  elevation: string;
  /** Hillshade: slopes away from the light, and toward it. */
  reliefShadow: string;
  reliefLight: string;
  builtUp: string;
  railway: string;
  /** Summits, stations and airports. */
  groundSymbol: string;
  motorway: string;
  /** Inner line of a motorway. */
  motorwayCore: string;
  mainRoad: string;
  localRoad: string;
  /** Mountain and island counties. */
  priority: string;

  countyLine: string;
  prefectureLine: string;
  /** Area and outline of a county under the pointer or selected. */
  countyActive: string;
  countyActiveEdge: string;

  axis: string;
  axisModelled: string;
  axisActive: string;
  /** Axes drawn by the reader, and the rings around towns and villages drawn by the reader. */
  user: string;
  /** Casing of axes and symbols, so that they are legible on any background. */
  casing: string;

  village: string;
  seat: string;
  /** Lines between the areas nearest to each central town. */
  catchment: string;
  /** Areas within a travel time, and their edges. */
  travel: string;
  /** Ring around the selected record and the one under the pointer. */
  focus: string;

  /** Categories in run-time layers, distinguished by colour and shape. */
  own1: string;
  own2: string;
  own3: string;
  own4: string;
  own5: string;
  own6: string;
  own7: string;
  own8: string;
  /** Classes of numbers in such layers, from low to high. */
  step1: string;
  step2: string;
  step3: string;
  step4: string;
  step5: string;
  step6: string;

  textPrefecture: string;
  textCounty: string;
  textSeat: string;
  textAxis: string;
  textAxisModelled: string;
  textUser: string;
  textTown: string;
  textVillage: string;
  /** Names of water. */
  textWater: string;
  /** Other names of the ground: cities around, summits, ranges, stations. */
  textGround: string;
  /** A name under the pointer or selected. */
  textActive: string;
  textHalo: string;
}

export type ColourToken = Exclude<keyof Flavour, 'scheme'>;
