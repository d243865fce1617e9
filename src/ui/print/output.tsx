import { reasonCounts } from '../../i18n/left-out-text.ts';
import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type BookUnit, type BookPlan, planBook } from '../../domain/book-plan.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Network } from '../../domain/network.ts';
import type { Job, Printing, PrintSettings, SheetFormat } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { openSettings } from '../../state/print.ts';
import { copyLink } from '../copy-link.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { FailureLine } from './failure-line.tsx';
import { axisName, divisionName, nameOf } from '../../i18n/names.ts';
import { Choice, FileButton } from '../fields.tsx';
import { Group, Tick } from './fields.tsx';
import { save, saveMade } from './save.ts';

interface Props {
  printing: Printing;
  t: PrintWords;
}

const DPIS = [150, 300, 600] as const;
const FORMATS: readonly SheetFormat[] = ['pdf', 'svg', 'png'];

/** The sheet as files; its settings as a file or link. */
export function Output({ printing, settings, t }: Props & { settings: PrintSettings }): JSX.Element {
  const { state, t: page } = useAtlas();
  const [notSpec, setNotSpec] = useState<string | null>(null);
  const busy = printing.job.value.state === 'running';
  const open = async (chosen: File): Promise<void> =>
    setNotSpec((await openSettings(state, chosen)) ? null : chosen.name);
  return (
    <Group title={t.make.title}>
      <p class="print-actions">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void saveMade(printing.file(format))}
          >
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
              {t.make.png(dpi)}
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
            save({
              name: 'axis-atlas-print.json',
              bytes: new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`),
            })
          }
        >
          {t.make.saveSpec}
        </button>
        <FileButton
          label={t.make.openSpec}
          accept=".json,application/json"
          onFile={(file) => void open(file)}
        />
        <button type="button" class="text-button" onClick={() => void copyLink(state)}>
          {page.copyLink}
        </button>
      </p>
      {notSpec !== null && (
        <p class="empty" role="alert">
          {t.make.notSpec(notSpec)}
        </p>
      )}
    </Group>
  );
}

/** All sheets of a kind in one document. */
export function BookOutput({ printing, settings, t }: Props & { settings: PrintSettings }): JSX.Element {
  const [by, setBy] = useState<Exclude<BookUnit, 'province'>>('county');
  const [commonScale, setCommonScale] = useState(false);
  const [of, setOf] = useState('');
  const { state, language } = useAtlas();
  const network = state.network.value;
  const only = of === '' ? undefined : [of];
  const filter = { ...settings.filter, ...(settings.documentedOnly ? { documentedOnly: true } : {}) };
  const planFor = (each: BookUnit) =>
    network ? planBook(network, { by: each, only, filter }) : { made: [], leftOut: [], unknown: [] };
  const plan = planFor(by);
  const job = printing.job.value;
  const book = job.state === 'running' && job.what === 'book' ? job : null;
  // A scale that was set explicitly already applies to all sheets.
  const hasScale = settings.scale !== undefined && settings.scale !== 'fit';
  const make = (): Promise<void> => saveMade(printing.book(by, commonScale && !hasScale, only));
  return (
    <Group title={t.book.title}>
      <p class="note">{t.book.lead}</p>
      <Choice
        label={t.book.by}
        value={by}
        options={(['county', 'axis', 'prefecture'] as const).map((each) => [
          each,
          t.book.bys[each](planFor(each).made.length),
        ])}
        onChange={setBy}
      />
      <Choice
        label={t.book.of}
        value={of}
        options={[
          ['', t.book.whole],
          ...[...(network?.prefectures.values() ?? [])].map(
            (each) => [each.code, nameOf(each, language)] as const,
          ),
        ]}
        onChange={setOf}
      />
      {!hasScale && <Tick label={t.book.commonScale} checked={commonScale} onChange={setCommonScale} />}
      {Boolean(settings.subtitle) && <p class="note">{t.book.noSubtitle}</p>}
      {network && plan.leftOut.length > 0 && <LeftOut leftOut={plan.leftOut} network={network} t={t} />}
      {book ? (
        <BookProgress progress={book.progress} onCancel={() => printing.cancel()} t={t} />
      ) : (
        <button
          type="button"
          class="button"
          disabled={job.state === 'running' || plan.made.length === 0}
          onClick={() => void make()}
        >
          {t.book.make}
        </button>
      )}
    </Group>
  );
}

/** How many sheets of a book have been made. */
const BookProgress = ({
  progress,
  onCancel,
  t,
}: {
  progress: Extract<Job, { state: 'running' }>['progress'];
  onCancel: () => void;
  t: PrintWords;
}): JSX.Element => (
  <div class="book-progress">
    <progress
      aria-label={t.book.title}
      max={progress?.of ?? 1}
      {...(progress ? { value: progress.done } : {})}
    />
    <p class="note number">
      {progress ? t.book.progress(progress.done, progress.of, progress.name) : t.make.making.book}
    </p>
    <button type="button" class="button" onClick={onCancel}>
      {t.book.cancel}
    </button>
  </div>
);

/** The sheets that the filter leaves out: number, reasons, and names when unfolded. */
function LeftOut({
  leftOut,
  network,
  t,
}: {
  leftOut: BookPlan['leftOut'];
  network: Network;
  t: PrintWords;
}): JSX.Element {
  const { language } = useAtlas();
  const { listJoin, leftOut: reasons } = recordWords(language);
  const byReason = [...groupBy(leftOut, ({ reason }) => reason)];
  const name = ({ kind, id }: BookPlan['leftOut'][number]): string => {
    const axis = kind === 'axis' ? network.axes.get(id) : undefined;
    return axis ? axisName(axis, network, language) : divisionName(id, network, language);
  };
  const counts = reasonCounts(
    leftOut.map(({ reason }) => reason),
    language,
  );
  return (
    <details class="how">
      <summary>{t.book.leftOut(leftOut.length, counts)}</summary>
      {byReason.map(([reason, units]) => (
        <p key={reason} class="note">
          {t.book.leftOutFor(reasons[reason], units.map(name).join(listJoin))}
        </p>
      ))}
    </details>
  );
}

function JobLine({ job, t }: { job: Job; t: PrintWords }): JSX.Element | null {
  if (job.state === 'failed') return <FailureLine failure={job.failure} t={t} />;
  const file = job.state === 'done' ? job.file : null;
  return (
    <>
      <p class="note" role="status">
        {job.state === 'running'
          ? t.make.making[job.what]
          : file
            ? t.make.done(file.name, file.holds?.length ?? 1)
            : ''}
      </p>
      {file && (
        <p class="print-actions">
          <button type="button" class="text-button" onClick={() => save(file)}>
            {t.make.again}
          </button>
        </p>
      )}
    </>
  );
}
