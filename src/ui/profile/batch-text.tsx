import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { Batch, Fact, Status } from '../../domain/records.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { useAtlas } from '../atlas.ts';

interface Props {
  record: { batch?: Batch; status: Status; county: string; facts: readonly Fact[]; axis?: string };
  network: Network;
}

/** The batch of a record: as a source or the reader states it, or as the atlas derived it, with the basis of the derivation. */
export function BatchText({ record, network }: Props): JSX.Element | null {
  const { t } = useAtlas();
  if (record.batch === undefined) return null;
  const name = t.filter.batches[record.batch];
  if (record.facts.some(({ key }) => key === 'batch')) return <>{name}</>;
  switch (record.status) {
    case 'user':
      return <>{name}</>;
    case 'documented': {
      const follows =
        record.axis === undefined &&
        record.batch === '1' &&
        network.counties.get(record.county)?.priority === true;
      return <Derived name={name} note={follows ? t.profile.batchFollows : t.profile.batchModelledNote} />;
    }
    case 'modelled':
      return <Derived name={name} note={t.profile.batchModelledNote} />;
    default:
      return unreachable(record.status);
  }
}

/** A batch that the atlas derived, with the basis. */
function Derived({ name, note }: { name: string; note: string }): JSX.Element {
  const { t } = useAtlas();
  return (
    <>
      {t.profile.batchModelled(name)}
      <p class="note">{note}</p>
    </>
  );
}
