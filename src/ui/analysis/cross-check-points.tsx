import type { JSX } from 'preact';
import type { NearestPointsCheck, PointsCheck } from '../../domain/answers/cross-check-points.ts';
import type { Network } from '../../domain/network.ts';
import { ownCode } from '../../domain/own-sites.ts';
import { analysisWords, crossCheckWords } from '../../i18n/index.ts';
import { nameOf } from '../../i18n/names.ts';
import type { CrossCheck } from '../../state/cross-checks.ts';
import { useAtlas } from '../atlas.ts';
import { Check, decimals, DisagreedRow, Listed, Table } from './cross-check-frame.tsx';
import { whole } from './texts.ts';

/** Code and name of the point of an index: its label, else the number of its row. */
function usePoint(): (index: number) => { code: string; name: string } {
  const { state, language } = useAtlas();
  const t = analysisWords.in(language);
  const set = state.analysis.value?.ownPoints.points.value;
  return (index) => {
    const row = set?.rows[index] ?? index;
    return {
      code: ownCode(set?.layer.id ?? '', row),
      name: set?.labelOf(row) || t.ownPoints.row(whole(row + 1)),
    };
  };
}

/** The number of own points within the width, computed again by Turf. */
export function PointsCrossCheck({ check }: { check: CrossCheck<PointsCheck> }): JSX.Element {
  const { language } = useAtlas();
  const pointAt = usePoint();
  return (
    <Check check={check} method={crossCheckWords.in(language).pointsMethod}>
      {({ count, points }, t) => (
        <>
          <Table
            caption={t.caption}
            rows={[{ key: 'count', name: t.figures.points, figure: count, digits: 0 }]}
            t={t}
          />
          {points.length === 0 ? (
            <p class="note">{t.noPoint}</p>
          ) : (
            <>
              <h4>{t.points(points.length)}</h4>
              <Listed items={points} t={t}>
                {({ point, ours, turf, beyondM, isFault }) => {
                  const { code, name } = pointAt(point);
                  return (
                    <DisagreedRow
                      key={point}
                      target={{ kind: 'place', id: code }}
                      name={name}
                      isFault={isFault}
                      ours={Number.isNaN(beyondM) ? t.absent : ours ? t.inside : t.outside}
                      turf={turf ? t.inside : t.outside}
                      edgeM={beyondM}
                      t={t}
                    />
                  );
                }}
              </Listed>
            </>
          )}
        </>
      )}
    </Check>
  );
}

/** The nearest own point of each key village, computed again by Turf. */
export function NearestPointsCrossCheck({
  check,
  network,
}: {
  check: CrossCheck<NearestPointsCheck>;
  network: Network;
}): JSX.Element {
  const { language } = useAtlas();
  const pointAt = usePoint();
  return (
    <Check check={check} method={crossCheckWords.in(language).nearestPointsMethod}>
      {({ count, figures, villages }, t) => {
        const verdict = (at?: { point: number; distanceM: number }): string =>
          at ? t.pointAt(pointAt(at.point).name, decimals(1)(at.distanceM)) : t.absent;
        return (
          <>
            <Table
              caption={t.caption}
              rows={[
                { key: 'count', name: t.figures.keyVillages, figure: count, digits: 0 },
                ...(['meanM', 'medianM', 'mostM'] as const).map((key) => ({
                  key,
                  name: t.withUnit(t.figures[key], t.unit.m),
                  figure: figures[key],
                  digits: 1,
                })),
              ]}
              t={t}
            />
            {villages.length === 0 ? (
              <p class="note">{t.noVillage}</p>
            ) : (
              <>
                <h4>{t.villages(villages.length)}</h4>
                <Listed items={villages} t={t}>
                  {({ code, name, ours, turf, isFault }) => {
                    const village = network.villages.get(code);
                    return (
                      <DisagreedRow
                        key={code}
                        target={{ kind: village ? 'village' : 'place', id: code }}
                        name={village ? nameOf(village, language) : name}
                        isHan={!village}
                        isFault={isFault}
                        ours={verdict(ours)}
                        turf={verdict(turf)}
                        t={t}
                      />
                    );
                  }}
                </Listed>
              </>
            )}
          </>
        );
      }}
    </Check>
  );
}
