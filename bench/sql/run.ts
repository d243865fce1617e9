/**
 * `npx tsx bench/sql/run.ts [--points N] [--axes N] [--json FILE]`: the questions of `bench/sql/` in one PostGIS, on four shards behind a
 * coordinator, and by the engine, for the same made-up points; prints whether all three give the same figures, and the time of each. Details:
 * docs/scale.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineAnswers } from './engine.ts';
import type { Answers } from './engine.ts';
import { differences } from './compare.ts';
import { madeUpCountry } from './country.ts';

const SHARDS = 4;
const PORT = 54_700;
const QUESTIONS = ['coverage', 'reach', 'nearest'] as const;
type Seconds = Record<string, number>;

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '200000' },
    axes: { type: 'string', default: '2500' },
    json: { type: 'string' },
  },
});
const [points, axes] = [Number(values.points), Number(values.axes)];
const folder = mkdtempSync(join(tmpdir(), 'axis-atlas-sql-'));
const sqlFile = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');

/**
 * Runs statements in a database of a cluster; gives the output of psql and the seconds.
 * @throws Error with the message of the server
 */
function psql(
  port: number,
  database: string,
  script: string,
  variables: Record<string, string | number> = {},
): { out: string; seconds: number } {
  const start = performance.now();
  const done = spawnSync(
    'psql',
    [
      '-h',
      folder,
      '-p',
      String(port),
      '-U',
      'atlas',
      '-d',
      database,
      '-X',
      '-q',
      '-A',
      '-t',
      '-F',
      '\t',
      '-v',
      'ON_ERROR_STOP=1',
      ...Object.entries(variables).flatMap(([name, value]) => ['-v', `${name}=${value}`]),
    ],
    { input: script, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (done.error) throw new Error(`psql does not start: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`psql: ${done.stderr.trim()}`);
  return { out: done.stdout, seconds: (performance.now() - start) / 1000 };
}

const clusters = (action: 'start' | 'stop'): void => {
  const script = join(import.meta.dirname, 'clusters.sh');
  const done = spawnSync('sh', [script, action, folder, String(PORT)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0 && action === 'start') throw new Error(`clusters.sh ${action}: exit ${done.status}`);
};

const parseRows = (out: string): number[][] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map(Number));

function ask(port: number, database: string): { answers: Answers; seconds: Seconds } {
  const seconds: Seconds = {};
  const answers = Object.fromEntries(
    QUESTIONS.map((question) => {
      const { out, seconds: took } = psql(port, database, sqlFile(question));
      seconds[question] = took;
      console.log(`${database}: ${question} ${took.toFixed(1)} s`);
      return [question, parseRows(out)];
    }),
  ) as unknown as Answers;
  return { answers, seconds };
}

const country = madeUpCountry(axes);
const copy = (shard: number): string =>
  `copy axis from stdin;\n${country.axes.map((line, n) => `${shard}\t${n}\tSRID=4326;MULTILINESTRING((${line.map((at) => at.join(' ')).join(', ')}))`).join('\n')}\n\\.\n${copyTowns}`;
const copyTowns = `copy town from stdin;\n${country.towns.map((at, n) => `${n}\tSRID=4326;POINT(${at.join(' ')})`).join('\n')}\n\\.\n`;

function fill(port: number, database: string, shard: number, shards: number): number {
  const variables = { shard, shards, points, seed: country.seed };
  psql(port, database, sqlFile('tables') + copy(shard));
  return psql(port, database, sqlFile('points'), variables).seconds;
}

function shardedPlan(): string {
  return psql(PORT, 'sharded', `explain (verbose, costs off) ${sqlFile('coverage')}`).out;
}

clusters('start');
try {
  const oneSeconds = fill(PORT, 'postgres', 0, 1);
  let shardsSeconds = 0;
  console.log(`one: ${points} points made in ${oneSeconds.toFixed(1)} s`);
  const one = ask(PORT, 'postgres');
  psql(PORT, 'postgres', 'drop table site');
  psql(PORT, 'postgres', 'create database sharded');
  psql(
    PORT,
    'sharded',
    `create extension postgis;\n${sqlFile('parents')}${copyTowns}create index on town using gist (geog); analyze town;`,
  );
  for (let shard = 0; shard < SHARDS; shard++) {
    shardsSeconds += fill(PORT + 1 + shard, 'postgres', shard, SHARDS);
    psql(PORT, 'sharded', sqlFile('coordinator'), {
      name: `shard${shard}`,
      axis_of: `axis_${shard}`,
      site_of: `site_${shard}`,
      shard,
      host: folder,
      port: PORT + 1 + shard,
    });
  }
  console.log(`shards: made in ${shardsSeconds.toFixed(1)} s, one after another`);
  const plan = shardedPlan();
  // One statement for each shard has the join, its condition and the sums.
  const pushed = [...plan.matchAll(/Remote SQL: (.*)/g)].map(([, sql = '']) => sql);
  const isPushed =
    pushed.length === SHARDS &&
    pushed.every((sql) => /st_dwithin/i.test(sql) && /JOIN/.test(sql) && /GROUP BY/.test(sql));
  const sharded = ask(PORT, 'sharded');
  const engine = engineAnswers(country, points);
  const found = {
    points,
    axes: country.axes.length,
    towns: country.towns.length,
    loadSeconds: { one: oneSeconds, shards: shardsSeconds },
    seconds: { one: one.seconds, sharded: sharded.seconds, engine: engine.seconds },
    isPushed,
    remoteSql: pushed[0],
    differences: {
      one: differences(one.answers, engine),
      sharded: differences(sharded.answers, engine),
    },
  };
  console.log(JSON.stringify(found, null, 2));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  const isSame = [found.differences.one, found.differences.sharded].every((list) => list.length === 0);
  process.exitCode = isSame && isPushed ? 0 : 1;
} finally {
  clusters('stop');
}
