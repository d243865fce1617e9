import type { CountyCode, TownCode, VillageCode } from './codes.ts';
import type { Fact, LonLat } from './records.ts';

/** A town of the lookup list: every 街道, 镇 and 乡 of the division list, whether or not it has a position. */
export interface GazetteerTown {
  code: TownCode;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  /** `lon`, `lat` and `positionSource` are either all present or all absent. */
  lon?: number;
  lat?: number;
  positionSource?: string;
  villageCommittees: number;
}

/** A village of the lookup list: every one that has a position. */
export interface GazetteerVillage {
  code: VillageCode;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  town: TownCode;
  lon: number;
  lat: number;
  /** The present county if the code begins with another one, because the county was changed. */
  county?: CountyCode;
  /** Year of the division list that the code belongs to (2023, or 2016 where the village is no longer listed). */
  codeYear: number;
  /** False for urban communities. */
  rural: boolean;
}

/** A division code that is no longer in use. File: aliases.json, in code order. */
export interface FormerCode {
  /** Six digits, of a county or a prefecture. */
  code: string;
  name: string;
  /** The year in which it went out of use. */
  until: number;
  /** The present codes of its area, main successor first. */
  successors: string[];
}

/** A kind of title that official lists give to towns or villages. */
export interface TitleKind {
  of: 'town' | 'village';
  /** Words of the lists that state its stage: （创建） being created, （拟立项） proposed, （公示） public notice. */
  title: string;
  titleEn: string;
  level: 'national' | 'provincial' | 'municipal';
}

/** A title as one list gives it. A title does not put a place on the programme. */
export interface Title {
  /** The wording of its `TitleKind`. */
  title: string;
  batch?: number;
  year?: number;
  /** The list's wording of batch and year, if these fields do not express all of it. */
  period?: string;
  /** What the title was awarded for. */
  product?: string;
  /** Name of the place, or of the parts of it that are meant, in the list, if different from the division list. */
  listedAs?: string[];
  /** Id of a `Source`. */
  source: string;
}

/** The titles of one town or village. File: titles.json, in code order. */
export interface PlaceTitles {
  code: TownCode | VillageCode;
  titles: Title[];
}

/** File: titles.json. */
export interface TitlesFile {
  kinds: TitleKind[];
  places: PlaceTitles[];
}

/**
 * A town or village about which there are facts or titles although it is not on the programme, and every stand-in of an earlier version of the
 * network that is no stand-in now. File: places.json, in code order.
 */
export interface PlaceRecord {
  kind: 'town' | 'village';
  /** Division code; an id of this atlas where `unlisted`, as for `Village`. */
  code: TownCode | VillageCode;
  unlisted?: true;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  county: CountyCode;
  /** A stand-in of an earlier version of the network; links to it still open. */
  formerStandIn?: true;
  /** Absent if no position is known. */
  lonLat?: LonLat;
  facts: Fact[];
  sources: string[];
}
