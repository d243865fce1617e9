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
  /** Lakes; the sea has its own. */
  water: string;
  /** Rivers and streams. */
  waterway: string;
  motorway: string;
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
  /** Ring around what is selected or under the pointer. */
  focus: string;

  textPrefecture: string;
  textCounty: string;
  textSeat: string;
  textAxis: string;
  textAxisModelled: string;
  textTown: string;
  textVillage: string;
  /** A name under the pointer or selected. */
  textActive: string;
  textHalo: string;
}

export type ColourToken = Exclude<keyof Flavour, 'scheme'>;
