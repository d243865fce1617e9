import type { JSX } from 'preact';
import { changePrint } from '../../state/actions.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import type { Subject } from '../../../styles/subject.ts';
import { sheetSwitches, subjectName } from '../../../styles/subject.ts';
import { useAtlas } from '../atlas.ts';
import { Tick } from './fields.tsx';

/** A check box for each of these subjects that a sheet can leave out. */
export function SubjectTicks({
  settings: { layers = {} },
  subjects,
  setting,
}: {
  settings: PrintSettings;
  subjects: readonly Subject[];
  /** Id by which the pre-flight list finds the first of them. */
  setting?: string;
}): JSX.Element {
  const { state, language } = useAtlas();
  return (
    <>
      {sheetSwitches(subjects).map(({ id, shown }, i) => (
        <Tick
          key={id}
          {...(setting !== undefined && i === 0 ? { setting } : {})}
          label={subjectName(subjects.find((subject) => subject.id === id) ?? { id }, language)}
          checked={layers[id] ?? shown}
          onChange={(on) => changePrint(state, { layers: { ...layers, [id]: on } })}
        />
      ))}
    </>
  );
}
