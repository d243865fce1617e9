import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

function documentedIn(file: string): number {
  const { features } = JSON.parse(readFileSync(join(root, 'geodata', file), 'utf8')) as {
    features: { properties: { status: string } }[];
  };
  return features.filter(({ properties }) => properties.status === 'documented').length;
}

it('states the number of documented records in the data', () => {
  const [axes, towns, villages] = ['axes.geojson', 'towns.geojson', 'villages.geojson'].map(documentedIn);
  expect(readme).toContain(`${axes} 条轴、${towns} 个中心镇、${villages} 个重点村`);
  expect(readme.replaceAll(/\s+/g, ' ')).toContain(
    `${axes} axes, ${towns} central towns and ${villages} key villages are documented`,
  );
});

it('names only files that exist in the repository', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(5);
  const missing = links.filter((link) => {
    try {
      readFileSync(join(root, link));
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'EISDIR';
    }
  });
  expect(missing).toEqual([]);
});

it('names every command of package.json except those for developers', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...readme.matchAll(/(?:`|^)npm (?:run )?([a-z0-9:]+)/gm)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});
