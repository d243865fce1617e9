import { spawnSync } from 'node:child_process';
import type { SpatialModel } from '../model.ts';

/** Said where PostGIS is not asked. */
export const SKIPPED = 'skipped: POSTGIS_URL is not set';

/** A PostGIS database that the same questions are put to; tables are those of `loadNetwork` and `loadLand`. */
export interface PostGis {
  /** Runs statements and gives the rows of the last one as text. Throws an Error with what the server says. */
  rows(sql: string): string[][];
  /** Milliseconds of each run of some statements together, as the client sees them, in one session, after one run that does not count. */
  timesMs(statements: string | readonly string[], runs: number): number[];
  /** Fills a table made before, from tab-separated lines. */
  copy(table: string, lines: readonly string[]): void;
  version: string;
  /** Drops what the questions left behind. */
  leave(): void;
}

function psql(url: string, schema: string, script: string): string {
  const done = spawnSync('psql', [url, '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1'], {
    input: `set client_min_messages = error; set search_path = ${schema}, public;\n${script}`,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (done.error) throw new Error(`psql does not start: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`psql: ${done.stderr.trim()}`);
  return done.stdout;
}

/**
 * The database of POSTGIS_URL, or null where the variable is not set. Asked through `psql`, which comes with any PostgreSQL
 * client. For tests and benches.
 * @param schema the schema of all tables: created anew, and dropped when the process exits
 */
export function postgis(schema: string): PostGis | null {
  const url = process.env['POSTGIS_URL'];
  if (!url) return null;
  const run = (script: string): string => psql(url, schema, script);
  run(`drop schema if exists ${schema} cascade; create schema ${schema};`);
  const rows = (sql: string): string[][] =>
    run(`${sql};`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
  return {
    rows,
    timesMs(asked, runs) {
      const statements = typeof asked === 'string' ? [asked] : asked;
      const once = statements.map((sql) => `${sql} \\g /dev/null\n`).join('');
      const out = run(`${once}\\timing on\n${once.repeat(runs)}`);
      const each = [...out.matchAll(/Time: ([\d.]+) ms/g)].map(([, ms]) => Number(ms));
      return Array.from({ length: runs }, (_, turn) =>
        each.slice(turn * statements.length, (turn + 1) * statements.length).reduce((sum, ms) => sum + ms, 0),
      );
    },
    copy(table, lines) {
      run(`copy ${table} from stdin;\n${lines.join('\n')}\n\\.\n`);
    },
    version: rows("select split_part(version(), ' ', 2), postgis_lib_version()")[0]?.join(' / ') ?? '',
    leave() {
      run(`drop schema if exists ${schema} cascade;`);
    },
  };
}

/**
 * Loads the network as geography with GiST indexes: `axis (n, id, geog)`, one multi-line each, and `site (n, kind, central,
 * radius_m, geog)`; `n` is the index in the model.
 */
export function loadNetwork(db: PostGis, { axes, sites }: SpatialModel): void {
  db.rows(`
    create table axis (n int primary key, id text, geog geography(MultiLineString, 4326));
    create table site (n int primary key, kind text, central boolean, radius_m float8, geog geography(Point, 4326))`);
  db.copy(
    'axis',
    axes.map(({ id, lines }, n) => {
      const wkt = lines.map((line) => `(${line.map((at) => at.join(' ')).join(', ')})`).join(', ');
      return `${n}\t${id}\tSRID=4326;MULTILINESTRING(${wkt})`;
    }),
  );
  db.copy(
    'site',
    sites.map(
      ({ kind, programme, errorRadiusM, lonLat }, n) =>
        `${n}\t${kind}\t${kind === 'town' && programme !== undefined}\t${errorRadiusM}\tSRID=4326;POINT(${lonLat.join(' ')})`,
    ),
  );
  db.rows(`
    create index axis_geog on axis using gist (geog);
    create index site_geog on site using gist (geog);
    analyze axis;
    analyze site`);
}

/** What PostGIS does where we start from cold: its indexes made anew. Costs and hints of the planner are kept. */
export const INDEX_ANEW: readonly string[] = [
  'drop index axis_geog',
  'drop index site_geog',
  'create index axis_geog on axis using gist (geog)',
  'create index site_geog on site using gist (geog)',
];

/** Loads the borders as they are drawn, edges straight in degrees: `land (code, geom)`, the province first, then the counties. */
export function loadLand(db: PostGis, { province, counties }: SpatialModel): void {
  db.rows('create table land (code text primary key, geom geometry)');
  db.copy(
    'land',
    [province, ...counties].map(({ code, geometry }) => `${code}\t${JSON.stringify(geometry)}`),
  );
  db.rows('update land set geom = st_setsrid(geom, 4326)');
}
