import { LEFT_OUT_REASONS, type LeftOutReason, reasonCounts } from '../../domain/atlas-plan.ts';

/** A sheet that is not made. */
export interface LeftOutSheet {
  code: string;
  name: string;
  reason: LeftOutReason;
}

/** A line for each sheet that is left out, with its reason, under a line that counts them. */
export function leftOutLines(sheets: readonly LeftOutSheet[], language: 'zh' | 'en'): string[] {
  const counts = reasonCounts(
    sheets.map(({ reason }) => reason),
    language,
  );
  return [
    language === 'zh' ? `未收 ${sheets.length} 幅：${counts}` : `Left out: ${sheets.length} (${counts})`,
    ...sheets.map(({ code, name, reason }) => `  ${code}  ${name}  ${LEFT_OUT_REASONS[reason][language]}`),
  ];
}
