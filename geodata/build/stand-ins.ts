/**
 * Prints the weights of titles, and for the present rules (“now”) and a choice by position alone with an earlier list worth ten
 * committees (“before”): leave-one-out recall, lift, stand-ins with a title, villages known only to their town.
 * `npx tsx geodata/build/stand-ins.ts`; about 40 s.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gather } from './gather.ts';
import { chooseAxisCounties } from './model/axes.ts';
import { solveCoverage } from './model/coverage.ts';
import { coverageBound } from './model/coverage-bound.ts';
import {
  computeEvidence,
  NO_EVIDENCE,
  type TitleWeight,
  groupTitles,
  titleWeights,
} from './model/evidence.ts';
import { documentedCodes, type Model, modelNetwork, villagePool } from './model/network.ts';
import { coverageProblem, townCandidates } from './model/town-choice.ts';
import { documentedVillages, modelledVillages } from './model/villages.ts';

const inputs = gather(resolve(fileURLToPath(import.meta.url), '../../..'));
const { counties, places, seeds, totals } = inputs;
const titles = groupTitles(seeds.titles);
const villages = villagePool(places, seeds);
const documented = documentedCodes(seeds);
const axisCounties = counties.filter(({ code }) =>
  chooseAxisCounties(counties, seeds.axes, totals.axes).some((county) => county.code === code),
);

/** Seeds without titles. The only evidence of towns is then that an earlier list names them, which is worth ten committees. */
const untitled = { ...seeds, titles: [] };
const EARLIER_COMMITTEES = 10;

interface Rules {
  name: string;
  seeds: typeof seeds;
  /** By default that of the pipeline. */
  committeesPerWeight?: number;
}

const findCandidates = (rules: Rules) => townCandidates(axisCounties, places, rules.seeds);
const programmeCodes = (candidates: ReturnType<typeof findCandidates>): Set<string> =>
  new Set(candidates.filter(({ programme }) => programme).map(({ code }) => code));

function before(): Rules {
  const rules: Rules = { name: 'before', seeds: untitled };
  const candidates = findCandidates(rules);
  const earlier = titleWeights(candidates, programmeCodes(candidates)).get(
    'earlierCentralTown',
  ) as TitleWeight;
  return { ...rules, committeesPerWeight: EARLIER_COMMITTEES / earlier.weight };
}

interface Recall {
  found: string[];
  of: number;
  /** Number expected if places were drawn at random within each county. */
  byLot: number;
}

/** Leaves out each documented village of the division list in turn: is it among the modelled villages that then fill its place? */
function recallOfVillages(model: Model, rules: Rules): Recall {
  const recall: Recall = { found: [], of: 0, byLot: 0 };
  const pool = villagePool(places, rules.seeds);
  for (const site of model.sites) {
    const all = documentedVillages(site.county, places, seeds);
    const committees = pool.filter(({ county }) => county === site.county).length;
    for (const left of all.filter(({ unlisted }) => !unlisted)) {
      const rest = all.filter((village) => village !== left);
      const add = { ...site.add, 2: site.add[2] + 1 };
      const without = new Set([...documented].filter((code) => code !== left.code));
      const evidence = rules.seeds.titles.length > 0 ? computeEvidence(pool, without) : NO_EVIDENCE;
      const chosen = modelledVillages({ ...site, add }, places, rest, evidence);
      if (chosen.some(({ code }) => code === left.code)) recall.found.push(left.name);
      recall.of++;
      recall.byLot += (add[1] + add[2]) / (committees - rest.length);
    }
  }
  return recall;
}

/** Leaves out each documented town in turn: is it chosen by the rules? */
function recallOfTowns(rules: Rules): Recall {
  const recall: Recall = { found: [], of: 0, byLot: 0 };
  const candidates = findCandidates(rules);
  const programme = programmeCodes(candidates);
  for (const left of candidates.filter((town) => town.programme)) {
    const others = candidates.map((town) =>
      town === left ? { ...town, programme: false, fixed: false } : town,
    );
    const evidence = computeEvidence(others, new Set([...programme].filter((code) => code !== left.code)));
    const choice = { counties: axisCounties, candidates: others, places, totals };
    const { chosen } = solveCoverage(coverageProblem(choice, evidence, rules.committeesPerWeight));
    if (chosen.includes(left.code)) recall.found.push(places.towns.get(left.code)?.name ?? left.code);
    recall.of++;
    recall.byLot +=
      chosen.filter((code) => code.startsWith(left.county)).length /
      candidates.filter(({ county }) => county === left.county).length;
  }
  return recall;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const told = ({ found, of, byLot }: Recall): string =>
  `${found.length} of ${of} (by lot ${byLot.toFixed(1)}; lift ${(found.length / byLot).toFixed(1)}): ${found.join(' ')}`;

async function outcome(rules: Rules): Promise<string[][]> {
  const { committeesPerWeight } = rules;
  const model = modelNetwork({
    ...inputs,
    seeds: rules.seeds,
    ...(committeesPerWeight === undefined ? {} : { committeesPerWeight }),
  });
  const all = model.axes.flatMap((axis) => axis.villages);
  const standIns = all.filter(({ status }) => status === 'modelled');
  const isTold = (code: string): boolean =>
    titles.has(code) || seeds.villages.has(code) || seeds.placeFacts.has(code);
  const towns = model.coverage.chosen.filter((code) => seeds.towns.get(code)?.programme !== true);
  const notSurveyed = all.filter(({ precision }) => precision !== 'village').length;
  const { covered, committees, objective } = model.coverage;
  return [
    ['rules', rules.name],
    [
      'stand-in villages with a title',
      `${standIns.filter(({ code }) => titles.has(code)).length} of ${standIns.length}`,
    ],
    [
      'stand-in villages with any fact',
      `${standIns.filter(({ code }) => isTold(code)).length} of ${standIns.length}`,
    ],
    [
      'villages without a surveyed point',
      `${notSurveyed} of ${all.length} (${percent(notSurveyed, all.length)})`,
    ],
    ['villages found when left out', told(recallOfVillages(model, rules))],
    ['stand-in towns with a title', `${towns.filter((code) => titles.has(code)).length} of ${towns.length}`],
    [
      'towns of an earlier list',
      `${model.coverage.chosen.filter((code) => seeds.towns.get(code)?.earlier).length} of ${totals.towns}`,
    ],
    ['committees within 10 km', `${covered} of ${committees}`],
    ['at most below the best choice', percent(1 - objective / (await coverageBound(model.problem)), 1)],
    ['towns found when left out', told(recallOfTowns(rules))],
  ];
}

function printWeights(what: string, weights: ReadonlyMap<string, TitleWeight>): void {
  console.log(`\n${what}: title | holders | documented | expected | ratio | weight`);
  for (const { title, holders, observed, expected, ratio, weight } of [...weights.values()].toSorted(
    (a, b) => b.weight - a.weight,
  ))
    console.log(
      [title, holders, observed, expected.toFixed(2), ratio.toFixed(2), weight.toFixed(2)].join(' | '),
    );
}

/** Share of documented villages that hold a title, beside that of all village committees. */
function printLift(what: string, holds: (kinds: readonly string[]) => boolean): void {
  const count = (of: typeof villages): number => of.filter((village) => holds(village.titles)).length;
  const known = villages.filter(({ code }) => documented.has(code));
  const lift = count(known) / known.length / (count(villages) / villages.length);
  console.log(
    `${what}: ${count(known)} of ${known.length} documented, ${count(villages)} of ${villages.length} in all, lift ${lift.toFixed(1)}`,
  );
}

printLift('any title', (kinds) => kinds.length > 0);
printLift('another than 中国传统村落', (kinds) => kinds.some((kind) => kind !== '中国传统村落'));
printWeights('villages', titleWeights(villages, documented));
const candidates = findCandidates({ name: 'now', seeds });
printWeights('towns', titleWeights(candidates, programmeCodes(candidates)));
const tables = [await outcome(before()), await outcome({ name: 'now', seeds })];
console.log('');
(tables[0] as string[][]).forEach(([label, value], i) =>
  console.log(`${label} | ${value} | ${tables[1]?.[i]?.[1] ?? ''}`),
);
