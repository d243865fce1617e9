import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import { crossCheckWords } from '../../i18n/index.ts';
import type { CheckedAnswer, CrossChecks } from '../../state/cross-checks.ts';
import { useAtlas } from '../atlas.ts';
import type { CrossCheckOf } from './cross-check.tsx';

/** The component, once its code is loaded. */
let part: typeof CrossCheckOf | null = null;

/** The cross-check of a card: its code is loaded after the figures that it checks. */
export function CrossCheckLater(props: {
  of: CheckedAnswer;
  checks: CrossChecks;
  network: Network;
}): JSX.Element {
  const { t } = useAtlas();
  const [Part, setPart] = useState(() => part);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (part) return;
    Promise.all([import('./cross-check.tsx'), crossCheckWords.load()]).then(
      ([{ CrossCheckOf: come }]) => {
        part = come;
        setPart(() => come);
      },
      () => setBroken(true),
    );
  }, []);
  if (Part) return <Part {...props} />;
  return <p class="note">{isBroken ? t.analysis.broken : t.analysis.loading}</p>;
}
