import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  analysisWords,
  crossCheckWords,
  exportWords,
  pageWords,
  siteWords,
  travelWords,
} from '../../i18n/index.ts';
import { useAtlas } from '../atlas.ts';
import type { Chart } from './chart-file.ts';
import type { ExportPanel } from './export-panel.tsx';
import type { Exported } from './offers.ts';

/** The component, once its code is loaded. */
let part: typeof ExportPanel | null = null;

/** Saves what a part of the page shows as a file. Folded; its code comes when it is opened. */
export function Export({ of, chart }: { of: Exported; chart?: Chart }): JSX.Element {
  const { language } = useAtlas();
  const t = pageWords(language).exporting;
  const [isOpen, setOpen] = useState(false);
  const [Part, setPart] = useState(() => part);
  const [isBroken, setBroken] = useState(false);
  const load = (): void => {
    setBroken(false);
    Promise.all([
      import('./export-panel.tsx'),
      ...[exportWords, analysisWords, crossCheckWords, siteWords, travelWords].map((words) => words.load()),
    ]).then(
      ([{ ExportPanel: come }]) => {
        part = come;
        setPart(() => come);
      },
      () => setBroken(true),
    );
  };
  return (
    <details
      class="how export"
      onToggle={({ currentTarget: { open } }) => {
        setOpen(open);
        if (open && !Part) load();
      }}
    >
      <summary>{t.open}</summary>
      {isOpen &&
        (Part ? (
          <Part of={of} {...(chart ? { chart } : {})} />
        ) : (
          <p class="note" role="status">
            {isBroken ? t.broken : t.loading}
          </p>
        ))}
    </details>
  );
}
