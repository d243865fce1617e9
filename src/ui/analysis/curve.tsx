import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { CountCurve, Coverage, CoverageCurve } from '../../domain/answers/coverage.ts';
import { WIDTH_KM } from '../../domain/answer-layers.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { Export } from '../export/export.tsx';
import { percentRange } from './texts.ts';

/** Size of the chart, px, for a panel of the usual width. */
const BOX = { width: 312, height: 148, left: 40, right: 8, top: 10, bottom: 24 } as const;
const INNER = {
  width: BOX.width - BOX.left - BOX.right,
  height: BOX.height - BOX.top - BOX.bottom,
} as const;

const x = (km: number): number => BOX.left + (km / WIDTH_KM.max) * INNER.width;
const y = (share: number): number => BOX.top + (1 - share) * INNER.height;
const at = (km: number, share: number): string => `${x(km).toFixed(1)} ${y(share).toFixed(1)}`;

interface Line {
  expected: string;
  /** The 90 % interval. */
  band: string;
}

/** Shares of a total as lines over the widths of the slider. */
function buildLine(curve: CountCurve, of: number, widthKm: Float64Array): Line | null {
  if (of === 0) return null;
  const widths = Array.from(widthKm).filter((km) => km <= WIDTH_KM.max);
  const points = (key: keyof CountCurve): string[] =>
    widths.map((km, i) => at(km, (curve[key][i] as number) / of));
  return {
    expected: `M${points('expected').join('L')}`,
    band: `M${points('low').join('L')}L${points('high').toReversed().join('L')}Z`,
  };
}

/** Lines and numbers of the axes. */
const Grid = (): JSX.Element => (
  <>
    {[0, 0.5, 1].map((share) => (
      <g key={share}>
        <path class="curve-grid" d={`M${at(0, share)}H${x(WIDTH_KM.max)}`} />
        <text class="curve-tick" x={BOX.left - 6} y={y(share) + 4} text-anchor="end">
          {share * 100}%
        </text>
      </g>
    ))}
    {[0, 5, 10, 15, 20].map((km) => (
      <text
        key={km}
        class="curve-tick"
        x={x(km)}
        y={BOX.height - 6}
        text-anchor={km === WIDTH_KM.max ? 'end' : 'middle'}
      >
        {km}
      </text>
    ))}
  </>
);

/** Coverage of key villages and of all villages at every width; the present width is marked. */
export function Curve({
  curve,
  coverage,
  t,
}: {
  curve: CoverageCurve;
  coverage: Coverage;
  t: AnalysisWords;
}): JSX.Element {
  const lines = useMemo(
    () => ({
      key: buildLine(curve.allKeyVillages, curve.of.allKeyVillages, curve.widthKm),
      all: buildLine(curve.villages, curve.of.villages, curve.widthKm),
    }),
    [curve],
  );
  const svg = useRef<SVGSVGElement>(null);
  const { widthKm, allKeyVillages: key, villages, of } = coverage;
  const label = t.curve.label(
    widthKm,
    percentRange(key, of.allKeyVillages, t),
    percentRange(villages, of.villages, t),
  );
  return (
    <figure class="curve">
      <figcaption>{t.curve.title}</figcaption>
      <svg ref={svg} viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
        <Grid />
        {lines.all && <path class="curve-line curve-all" d={lines.all.expected} />}
        {lines.key && <path class="curve-band" d={lines.key.band} fill="url(#hatch)" />}
        {lines.key && <path class="curve-line curve-key" d={lines.key.expected} />}
        <path class="curve-now" d={`M${at(widthKm, 1)}V${y(0)}`} />
        {lines.key && (
          <circle
            class="curve-dot curve-dot-key"
            cx={x(widthKm)}
            cy={y(key.expected / of.allKeyVillages)}
            r="4"
          />
        )}
        {lines.all && (
          <circle
            class="curve-dot curve-dot-all"
            cx={x(widthKm)}
            cy={y(villages.expected / of.villages)}
            r="3"
          />
        )}
      </svg>
      <p class="curve-legend" aria-hidden="true">
        {lines.key && <span class="curve-key-mark">{t.curve.key}</span>}
        <span class="curve-all-mark">{t.curve.all}</span>
        {lines.key && <span>{t.curve.band}</span>}
        <span class="curve-axis">{t.curve.axis}</span>
      </p>
      <Export
        of={{ kind: 'coverage', coverage, curve }}
        chart={{
          svg,
          fileName: 'coverage-by-width',
          title: `${t.curve.title} · ${t.curve.axis}`,
          legend: [
            ...(lines.key ? [{ like: '.curve-key', text: t.curve.key }] : []),
            { like: '.curve-all', text: t.curve.all },
            ...(lines.key ? [{ like: '.curve-band', text: t.curve.band }] : []),
          ],
        }}
      />
    </figure>
  );
}
