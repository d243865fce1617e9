/** Colours of the map, `#rrggbb`. One token, one meaning; nothing else in the style names a colour. */
export interface Flavour {
  /** `dark` tells the page which colour scheme of form controls goes with it. */
  scheme: 'light' | 'dark';

  sea: string;
  /** Land of the province. */
  land: string;
  /** Land outside the province. */
  neighbour: string;
  neighbourEdge: string;
  /** Paper around the sheet, where the data of the ground end. */
  margin: string;
  shoreline: string;
  /** Lakes and reservoirs; the sea has its own. */
  water: string;
  /** Edge of a lake. */
  waterEdge: string;
  /** Rivers and streams. */
  waterway: string;
  /** Land by its height: laid over the land in steps, each a little stronger. */
  elevation: string;
  /** Slopes away from the light, and toward it. */
  reliefShadow: string;
  reliefLight: string;
  builtUp: string;
  railway: string;
  /** Summits, stations and airports. */
  groundSymbol: string;
  motorway: string;
  /** The light middle of a motorway. */
  motorwayCore: string;
  mainRoad: string;
  localRoad: string;
  /** Mountain and island counties. */
  priority: string;

  countyLine: string;
  prefectureLine: string;
  /** Ground and edge of a county under the pointer or selected. */
  countyActive: string;
  countyActiveEdge: string;

  axis: string;
  axisModelled: string;
  axisActive: string;
  /** Axes that the reader drew, and the rings around towns and villages of theirs. */
  user: string;
  /** Drawn under axes and around symbols so that they read over anything. */
  casing: string;

  trackAgriculture: string;
  trackIndustry: string;
  trackCommerce: string;
  trackTourism: string;
  trackUnknown: string;
  village: string;
  seat: string;
  /** Lines between the areas nearest to each central town. */
  catchment: string;
  /** Areas within a travel time, and their edges. */
  travel: string;
  /** Ring around what is selected or under the pointer. */
  focus: string;

  /** Layers that come at run time: categories, told apart by colour and shape. */
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
