import { isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import type { ClusterMember } from '../../../src/domain/records.ts';
import { Once, Single, type Checker } from './checks.ts';
import { CLUSTER_KEYS, COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { placeName } from '../names.ts';
import type { SeedCluster } from './types.ts';

/** Reads clusters.csv. Members come core first; a village named both core and member is a core village. */
export function readClusters(text: string, file: string, checker: Checker): Map<string, SeedCluster> {
  const clusters = new Map<string, SeedCluster>();
  const once = new Once(file, checker.problems);
  const single = new Single(file, checker.problems);
  const { problems, divisions } = checker;
  for (const row of readTable(text, file, COLUMNS.clusters, problems)) {
    const { cluster: id, name, county, key, value, period, source } = row.cells;
    if (!checker.known(file, row.line, 'county', county, 'county')) continue;
    single.check(row.line, 'name', `${id} name`, name);
    single.check(row.line, 'county', `${id} county`, county);
    once.take(row.line, 'key', id, key, value, period, source);
    const fact = checker.fact(file, row);
    const cluster: SeedCluster = clusters.get(id) ?? { id, name, county, towns: [], members: [], facts: [] };
    clusters.set(id, cluster);
    if (!(CLUSTER_KEYS as readonly string[]).includes(key)) {
      cluster.facts.push(fact);
      continue;
    }
    if (key === 'town') {
      if (!isTownCode(value)) problems.add(file, row.line, 'value', `bad town code "${value}"`);
      else if (checker.known(file, row.line, 'value', value, 'town') && !cluster.towns.includes(value))
        cluster.towns.push(value);
      continue;
    }
    if (/^\d/.test(value)) {
      if (!isVillageCode(value)) {
        problems.add(file, row.line, 'value', `bad village code "${value}"`);
        continue;
      }
      if (!checker.known(file, row.line, 'value', value, 'village')) continue;
    }
    addMember(cluster, key === 'core' ? 'core' : 'member', value, divisions.names.get(value));
  }
  for (const cluster of clusters.values())
    cluster.members.sort((a, b) => Number(b.role === 'core') - Number(a.role === 'core'));
  return clusters;
}

function addMember(cluster: SeedCluster, role: ClusterMember['role'], value: string, listed?: string): void {
  const member: ClusterMember =
    listed === undefined ? { name: value, role } : { name: placeName(listed), role, code: value };
  const before = cluster.members.find((other) => (other.code ?? other.name) === value);
  if (before === undefined) cluster.members.push(member);
  else if (role === 'core') before.role = 'core';
}
