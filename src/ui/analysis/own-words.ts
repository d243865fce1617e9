import type { SiteRole } from '../../domain/own-sites.ts';
import { readOwnCode, SITE_ROLES } from '../../domain/own-sites.ts';
import { analysisWords, siteWords, travelWords } from '../../i18n/index.ts';
import type { AnalysisWords, SiteWords, TravelWords } from '../../i18n/index.ts';
import { whole } from './texts.ts';
import { useAtlas } from '../atlas.ts';

/** Names of the layers whose points take the place of central towns and villages; absent for a role that is not replaced. */
export type SiteNames = Partial<Record<SiteRole, string>>;

/** Names of the layers that the present questions use. */
export function useSiteNames(): SiteNames {
  const { state } = useAtlas();
  return state.analysis.value?.ownSites.names.value ?? {};
}

/** Words of the analysis, with the names of the layers in place of central towns and villages. */
export function useAnalysisWords(): AnalysisWords {
  const { language } = useAtlas();
  return nameSites(analysisWords.in(language), siteWords.in(language), useSiteNames());
}

/** Words of travel time, with the names of the layers in place of central towns and villages. */
export function useTravelWords(): TravelWords {
  const { language } = useAtlas();
  return nameTravelSites(travelWords.in(language), siteWords.in(language), useSiteNames());
}

function phrases({ nouns, gaps }: SiteWords, { facilities, places }: SiteNames) {
  return {
    nearest: facilities === undefined ? nouns.centralTown : nouns.facility(facilities),
    facility: facilities === undefined ? gaps.centralTown : gaps.ofFacilities(facilities),
    place: places === undefined ? nouns.village : nouns.place(places),
    served: places === undefined ? gaps.committees : gaps.ofPlaces(places),
  };
}

export function nameSites(t: AnalysisWords, s: SiteWords, names: SiteNames): AnalysisWords {
  const { facilities: f, places: p } = names;
  if (f === undefined && p === undefined) return t;
  const { nearest, facility, place, served } = phrases(s, names);
  const { methods } = t.how;
  return {
    ...t,
    answerLayers: {
      ...t.answerLayers,
      ...(f === undefined ? {} : { nearest: s.nearest.layer(f), catchments: s.catchments.layer(f) }),
    },
    figures: {
      ...t.figures,
      ...(p === undefined
        ? {}
        : {
            villages: s.figures.places(p),
            spoken: (km: number, _key: string, all: string) => s.spoken(km, p, all),
          }),
    },
    curve: {
      ...t.curve,
      ...(p === undefined
        ? {}
        : {
            all: s.figures.places(p),
            label: (km: number, _key: string, all: string) => s.curve(km, p, all),
          }),
    },
    nearest: { ...t.nearest, ...(f === undefined ? {} : { title: s.nearest.title(f) }) },
    catchments: {
      ...t.catchments,
      ...(f === undefined ? {} : { summary: (n: number) => s.catchments.summary(n, f) }),
      farthest: (region) => s.catchments.farthest(region, place, nearest),
    },
    gaps: {
      ...t.gaps,
      gain: (km) => s.gaps.gain(km, facility, served),
      ...(p === undefined
        ? {}
        : {
            summary: (villages: string) => s.gaps.summary(p, villages),
            worst: s.gaps.worst,
            gainRow: s.gaps.gainRow,
          }),
    },
    how: {
      ...t.how,
      methods: {
        ...methods,
        ...(f === undefined
          ? {}
          : { 'nearest-towns': s.nearest.method(f), catchments: s.catchments.method(f) }),
        ...(p === undefined ? {} : { gaps: s.gaps.method(place) }),
      },
    },
  };
}

export function nameTravelSites(t: TravelWords, s: SiteWords, names: SiteNames): TravelWords {
  const { facilities: f, places: p } = names;
  if (f === undefined && p === undefined) return t;
  const { facility, place, served } = phrases(s, names);
  const w = s.travel;
  return {
    ...t,
    destination:
      f === undefined
        ? t.destination
        : { ...t.destination, town: w.destination(f), reach: { ...t.destination.reach, town: w.reach(f) } },
    seats: {
      ...t.seats,
      ...(p === undefined
        ? {}
        : {
            elsewhere: (region: string, n: string, of: string, share: string) =>
              w.toSeat.elsewhere(w.among(region, of, place), n, share),
            unreached: (n: string) => w.toSeat.unreached(n, p),
            farthest: (region: string) => w.toSeat.farthest(region, p),
          }),
    },
    equity: {
      ...t.equity,
      ...(p === undefined
        ? {}
        : {
            share: (region: string, share: string, minutes: number, goal: string) =>
              w.share(region, share, w.goal(minutes, goal), p),
            unreached: (n: string) => w.unreachedPlaces(n, p),
          }),
    },
    isochrones:
      f === undefined
        ? t.isochrones
        : {
            ...t.isochrones,
            region: { ...t.isochrones.region, town: (region) => w.origins(region, f) },
            all: { ...t.isochrones.all, town: w.allOrigins(f) },
            noTown: (region) => w.noOrigin(region, f),
          },
    nearest: f === undefined ? t.nearest : { ...t.nearest, title: w.nearest(f), none: w.none(f) },
    catchments: {
      ...t.catchments,
      ...(f === undefined ? {} : { summary: (n: number) => w.summary(n, f) }),
      differ: (region, n, of, share) => w.differ(w.among(region, of, place), n, share, facility),
      unreached: (n) => w.unreached(n, place, facility),
      list: (n) => w.list(n, place),
      farthest: (region) => w.farthest(region, place, facility),
    },
    gaps: {
      ...t.gaps,
      gain: (minutes) => w.gain(minutes, facility, served),
      covered: (covered, of, minutes) => w.covered(w.coveredBy(facility, minutes), covered, of, served),
    },
  };
}

/** Name of an own point by its code: its label, else the number of its row; undefined for the code of a record or place. */
export function useOwnPointName(): (code: string) => string | undefined {
  const { state, language } = useAtlas();
  const t = analysisWords.in(language);
  return (code) => {
    const own = readOwnCode(code);
    if (!own) return undefined;
    const chosen = state.analysis.value?.ownSites.chosen;
    const set = SITE_ROLES.map((role) => chosen?.[role].value?.points).find(
      (points) => points?.layer.id === own.layer,
    );
    return set?.labelOf(own.row) || t.ownPoints.row(whole(own.row + 1));
  };
}
