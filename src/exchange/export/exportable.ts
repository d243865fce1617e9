import type { CorridorAreas } from '../../domain/answers/corridor.ts';
import type { Coverage, CoverageCurve } from '../../domain/answers/coverage.ts';
import type { CorridorCheck, NearestCheck } from '../../domain/answers/cross-check.ts';
import type { Gaps } from '../../domain/answers/gaps.ts';
import type { NearestTowns } from '../../domain/answers/nearest-towns.ts';
import type {
  TravelCatchments,
  TravelEquity,
  TravelGaps,
  TravelNearest,
  TravelSeatAt,
  TravelToSeats,
} from '../../domain/answers/travel.ts';
import { RECORDS_OF } from '../../domain/network.ts';
import type { RecordKind, RecordRef } from '../../domain/network.ts';
import { exportWords } from '../../i18n/index.ts';
import { aboutAnswer, aboutTravel } from './context.ts';
import type { ExportContext } from './context.ts';
import * as corridor from './corridor.ts';
import { layerTable } from './layers.ts';
import * as records from './records.ts';
import type { ExportTable } from './table.ts';
import * as towns from './towns.ts';
import * as travel from './travel.ts';

/** What the page can export, named by the part of the page. */
export type Exportable =
  | { kind: 'layer'; of: RecordKind }
  | { kind: 'record'; ref: RecordRef }
  | { kind: 'programme' }
  | { kind: 'coverage'; coverage: Coverage; curve: CoverageCurve | null }
  | { kind: 'areas'; areas: CorridorAreas }
  | { kind: 'corridor-check'; check: CorridorCheck }
  | { kind: 'nearest'; found: NearestTowns }
  | { kind: 'nearest-check'; check: NearestCheck }
  | { kind: 'catchments'; found: Parameters<typeof towns.catchmentTable>[0] }
  | { kind: 'gaps'; found: Gaps }
  | { kind: 'travel-nearest'; found: TravelNearest }
  | { kind: 'travel-seat'; found: TravelSeatAt }
  | { kind: 'travel-catchments'; found: TravelCatchments }
  | { kind: 'travel-to-seats'; found: TravelToSeats }
  | { kind: 'travel-gaps'; found: TravelGaps }
  | { kind: 'travel-equity'; found: TravelEquity };

/** The tables of a part of the page, the most likely one first. Words of `analysis`, `travel` and `crossCheck` must be loaded. */
export function buildTables(of: Exportable, context: ExportContext): ExportTable[] {
  const t = exportWords.in(context.language).tables;
  switch (of.kind) {
    case 'layer':
      return [layerTable(RECORDS_OF[of.of], context)];
    case 'record':
      return [
        records.recordTable(of.ref, context),
        ...(of.ref.kind === 'axis' ? [records.stationTable(of.ref.id, context)] : []),
        ...(of.ref.kind === 'cluster' ? [records.memberTable(of.ref.id, context)] : []),
        records.factTable(of.ref, context),
        // Everything of a county that passes the filter.
        ...(of.ref.kind === 'county' ? countyTables(of.ref.id, context) : []),
      ];
    case 'programme':
      return [records.programmeTable(context)];
    case 'coverage':
      return [
        corridor.coverageTable(of.coverage, context),
        ...(of.curve ? [corridor.curveTable(of.curve, context)] : []),
      ];
    case 'areas':
      return [corridor.areaTable(of.areas, context), corridor.axisAreaTable(of.areas, context)];
    case 'corridor-check':
      return [corridor.corridorCheckTable(of.check, context), corridor.disagreedTable(of.check, context)];
    case 'nearest':
      return [towns.nearestTable(of.found, context)];
    case 'nearest-check':
      return [corridor.nearestCheckTable(of.check, context)];
    case 'catchments':
      return [towns.catchmentTable(of.found, context), towns.farthestTable(of.found, context)];
    case 'gaps':
      return [
        towns.gapTable(of.found, context),
        towns.gainTable(of.found.cover.steps, aboutAnswer(t.gains, of.found, context), context),
      ];
    case 'travel-nearest':
      return [travel.travelNearestTable(of.found, context)];
    case 'travel-seat':
      return [travel.travelSeatTable(of.found, context)];
    case 'travel-catchments':
      return [travel.travelDifferTable(of.found, context), travel.travelFarthestTable(of.found, context)];
    case 'travel-to-seats':
      return [
        travel.travelElsewhereTable(of.found, context),
        travel.travelSeatFarthestTable(of.found, context),
      ];
    case 'travel-gaps':
      return [
        travel.travelGapTable(of.found, context),
        towns.gainTable(of.found.cover.steps, aboutTravel(t.gains, of.found, context), context),
      ];
    case 'travel-equity':
      return [travel.travelEquityTable(of.found, context)];
    default:
      return of satisfies never;
  }
}

function countyTables(county: string, context: ExportContext): ExportTable[] {
  const { prefecture: _, ...filter } = context.filter;
  const name = records.recordName({ kind: 'county', id: county }, context);
  const t = exportWords.in(context.language);
  return (['axes', 'towns', 'villages', 'clusters'] as const).map((layer) => {
    const table = layerTable(layer, { ...context, filter: { ...filter, county } });
    return {
      ...table,
      fileName: `county-${county}-${layer}`,
      about: { ...table.about, title: t.tables.within(name, t.layers[layer]) },
    };
  });
}
