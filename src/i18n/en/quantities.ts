import type { QuantityWords } from '../zh/quantities.ts';

/** Words of counts, distances, courses and travel times in English. */
export const quantities: QuantityWords = {
  count: {
    about: (n) => `about ${n}`,
    of: (n) => `of ${n}`,
    interval: (low, high) => `90%: ${low}–${high}`,
    bounds: (sure, possible) => `sure ${sure}, possible ${possible}`,
    doubt: (interval, bounds) => `${interval}; ${bounds}`,
    whole: (count, of) => `${count} of ${of}`,
    inBrackets: (count, doubt) => `${count} (${doubt})`,
    km: (km) => `${km} km`,
    km2: (km2) => `${km2} km²`,
  },
  ownSource: {
    points: (n) => `${n} ${n === '1' ? 'point' : 'points'}`,
    features: (n) => `${n} ${n === '1' ? 'feature' : 'features'}`,
    noDate: 'date unknown',
    part: (file, part) => `${file} · ${part}`,
    text: (name, file, date, count) => `Own layer “${name}”: ${file} (${date}), ${count}, drawn by the user`,
  },
  course: {
    kinds: {
      motorway: 'on motorways',
      trunk: 'on main roads',
      primary: 'on secondary roads',
      construction: 'on roads being built in 2020',
      valley: 'in valleys without a mapped road',
      land: 'over other land without a mapped road',
      ferry: 'by ferry',
      sea: 'over the sea where no ferry is known',
    },
    share: (kind, km) => `${km} km ${kind}`,
    withRoads: (share, roads) => `${share} (${roads.join(', ')})`,
  },
  crossing: {
    sea: (km) => `crosses about ${km} km of sea`,
    inland: (km) => `crosses about ${km} km of open water`,
    both: (km) => `crosses about ${km} km of sea and open water`,
    apart: 'across a channel',
  },
  travel: {
    hours: (h) => `${h} h`,
    minutes: (min) => `${min} min`,
    about: (time) => `about ${time}`,
    road: (km) => `${km} km by road`,
    offRoad: (km) => `${km} km off road`,
    ferry: (km) => `${km} km by ferry`,
    sea: (km) => `${km} km over sea without bridge or ferry`,
    join: ', ',
  },
};
