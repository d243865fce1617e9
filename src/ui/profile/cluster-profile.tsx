import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { Cluster, ClusterMember } from '../../domain/records.ts';
import { findPlace } from '../../state/places.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { nameOf, withinName } from '../../i18n/names.ts';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { CountyReference, Nearby, Reference } from './links.tsx';

export function ClusterProfile({ cluster, network }: { cluster: Cluster; network: Network }): JSX.Element {
  const { state, t, language } = useAtlas();
  const isPlace = (code: string): boolean =>
    findPlace(state.gazetteer.value, state.places.value, code) !== null;
  return (
    <Frame
      selection={{ kind: 'cluster', id: cluster.id }}
      record={cluster}
      title={nameOf(cluster, language)}
      kind={t.kinds.cluster}
      within={withinName(cluster, network, language)}
    >
      <p class="note">{t.profile.clusterNote}</p>
      <Details
        rows={[
          [t.profile.county, <CountyReference code={cluster.county} network={network} />],
          [
            t.profile.town,
            cluster.towns.length > 0 &&
              cluster.towns.map((town) => (
                <Named key={town.name} name={town.name} target={townTarget(town.code, network)} />
              )),
          ],
        ]}
      />
      <section class="section" aria-labelledby="members-title">
        <h3 id="members-title">{t.profile.members}</h3>
        {cluster.members.length === 0 && <p class="empty">{t.profile.noMembers}</p>}
        <ul class="members">
          {cluster.members.map((member) => (
            <li key={member.name}>
              <Named name={member.name} target={memberTarget(member, network, isPlace)} />
              {member.role === 'core' && <span class="badge">{t.profile.core}</span>}
              {member.code === undefined && <span class="aside">{t.profile.unlocated}</span>}
            </li>
          ))}
        </ul>
      </section>
      <Facts facts={cluster.facts} sources={cluster.sources} />
      {cluster.lonLat && <Nearby from={cluster.lonLat} network={network} />}
    </Frame>
  );
}

function Named({ name, target }: { name: string; target: Selection | null }): JSX.Element {
  return target ? <Reference target={target} name={name} han /> : <span lang="zh-Hans">{name}</span>;
}

const townTarget = (code: string | undefined, network: Network): Selection | null =>
  code === undefined ? null : { kind: network.towns.has(code) ? 'town' : 'place', id: code };

/** Members that are in neither the network nor the files of places have no profile. */
function memberTarget(
  { code }: ClusterMember,
  network: Network,
  isPlace: (code: string) => boolean,
): Selection | null {
  if (code === undefined) return null;
  if (network.villages.has(code)) return { kind: 'village', id: code };
  return isPlace(code) ? { kind: 'place', id: code } : null;
}
