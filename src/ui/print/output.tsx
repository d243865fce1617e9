import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { AtlasBy, Job, Printing, PrintWish, SheetFormat } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { copyLink } from '../copy-link.ts';
import type { PrintStrings } from '../i18n/print.ts';
import { FailureLine } from './failure-line.tsx';
import { nameOf } from '../names.ts';
import { Group, Pick, Tick } from './fields.tsx';
import { save } from './save.ts';

interface Props {
  printing: Printing;
  t: PrintStrings;
}

const DPIS = [150, 300, 600] as const;
const FORMATS: readonly SheetFormat[] = ['pdf', 'svg', 'png'];

/** The sheet as files, and its settings as a file or link. */
export function Output({ printing, wish, t }: Props & { wish: PrintWish }): JSX.Element {
  const { state, t: page } = useAtlas();
  const [notSpec, setNotSpec] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const busy = printing.job.value.state === 'running';
  const make = async (format: SheetFormat): Promise<void> => save((await printing.files(format)) ?? []);
  const open = async (chosen: File): Promise<void> => {
    const read = await wishIn(chosen);
    setNotSpec(read ? null : chosen.name);
    if (read) state.printWish.value = read;
  };
  return (
    <Group title={t.make.title}>
      <p class="print-actions">
        {FORMATS.map((format) => (
          <button key={format} type="button" class="button" disabled={busy} onClick={() => void make(format)}>
            {format.toUpperCase()}
          </button>
        ))}
        <select
          aria-label={t.make.dpi}
          value={String(printing.dpi.value)}
          onChange={(event) => (printing.dpi.value = Number(event.currentTarget.value))}
        >
          {DPIS.map((dpi) => (
            <option key={dpi} value={String(dpi)}>
              PNG {dpi} dpi
            </option>
          ))}
        </select>
      </p>
      <JobLine job={printing.job.value} t={t} />
      <p class="print-actions">
        <button
          type="button"
          class="text-button"
          onClick={() =>
            save([
              {
                name: 'axis-atlas-print.json',
                bytes: new TextEncoder().encode(`${JSON.stringify(wish, null, 2)}\n`),
              },
            ])
          }
        >
          {t.make.saveSpec}
        </button>
        <button type="button" class="text-button" onClick={() => file.current?.click()}>
          {t.make.openSpec}
        </button>
        <button type="button" class="text-button" onClick={() => void copyLink(state)}>
          {page.copyLink}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t.make.openSpec}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void open(chosen);
            event.currentTarget.value = '';
          }}
        />
      </p>
      {notSpec !== null && (
        <p class="empty" role="alert">
          {t.make.notSpec(notSpec)}
        </p>
      )}
    </Group>
  );
}

/** All sheets of a kind as one document. */
export function AtlasOutput({ printing, t }: Props): JSX.Element {
  const [by, setBy] = useState<Exclude<AtlasBy, 'province'>>('county');
  const [commonScale, setCommonScale] = useState(false);
  const [of, setOf] = useState('');
  const { state, language } = useAtlas();
  const network = state.network.value;
  const count = (records: Iterable<{ prefecture: string }>): number =>
    [...records].filter(({ prefecture }) => of === '' || prefecture === of).length;
  const counts = {
    county: count(network?.counties.values() ?? []),
    axis: count(network?.axes.values() ?? []),
    prefecture: of === '' ? (network?.prefectures.size ?? 0) : 1,
  };
  const job = printing.job.value;
  const atlas = job.state === 'running' && job.what === 'atlas' ? job : null;
  const make = async (): Promise<void> => {
    const made = await printing.atlas(by, commonScale, of === '' ? undefined : [of]);
    if (made) save([made]);
  };
  return (
    <Group title={t.atlas.title}>
      <p class="note">{t.atlas.lead}</p>
      <Pick
        label={t.atlas.by}
        value={by}
        options={(['county', 'axis', 'prefecture'] as const).map((each) => [
          each,
          t.atlas.bys[each](counts[each]),
        ])}
        onChange={setBy}
      />
      <Pick
        label={t.atlas.of}
        value={of}
        options={[
          ['', t.atlas.whole],
          ...[...(network?.prefectures.values() ?? [])].map(
            (each) => [each.code, nameOf(each, language)] as const,
          ),
        ]}
        onChange={setOf}
      />
      <Tick label={t.atlas.commonScale} checked={commonScale} onChange={setCommonScale} />
      {atlas ? (
        <div class="atlas-progress">
          <progress
            aria-label={t.atlas.title}
            max={atlas.progress?.of ?? 1}
            {...(atlas.progress ? { value: atlas.progress.done } : {})}
          />
          <p class="note number">
            {atlas.progress
              ? t.atlas.progress(atlas.progress.done, atlas.progress.of, atlas.progress.name)
              : t.make.making.atlas}
          </p>
          <button type="button" class="button" onClick={() => printing.cancel()}>
            {t.atlas.cancel}
          </button>
        </div>
      ) : (
        <button type="button" class="button" disabled={job.state === 'running'} onClick={() => void make()}>
          {t.atlas.make}
        </button>
      )}
    </Group>
  );
}

function JobLine({ job, t }: { job: Job; t: PrintStrings }): JSX.Element | null {
  if (job.state === 'failed') return <FailureLine failure={job.failure} t={t} />;
  const text =
    job.state === 'running'
      ? t.make.making[job.what]
      : job.state === 'done'
        ? t.make.done(job.names.join(' · '))
        : '';
  return (
    <p class="note" role="status">
      {text}
    </p>
  );
}

/** Settings in a file; what they hold is checked when the sheet is made. */
async function wishIn(file: File): Promise<PrintWish | null> {
  try {
    const read: unknown = JSON.parse(await file.text());
    const isWish = typeof read === 'object' && read !== null && 'version' in read && 'region' in read;
    return isWish ? (read as PrintWish) : null;
  } catch {
    return null;
  }
}
