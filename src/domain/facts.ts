/** The fact keys in use; a key that is not here is refused by the seed schema. Their labels are in i18n (`records.ts`). */
export const FACT_KEYS = [
  'programme',
  'axisName',
  'batch',
  'track',
  'trackStatus',
  'earlierCentralTown',
  'axisTown',
  'axisVillage',
  'axisAreaKm2',
  'axisShare',
  'corridor',
  'theme',
  'plan',
  'designation',
  'population',
  'households',
  'areaKm2',
  'gdp',
  'industry',
  'cluster',
  'mode',
  'members',
  'administrativeVillages',
  'indicator',
  'terrain',
  'pairing',
  'remark',
] as const;

export type FactKey = (typeof FACT_KEYS)[number];
/** Whether a text is a key in `FACT_KEYS`. */
export const isFactKey = (key: string): key is FactKey => (FACT_KEYS as readonly string[]).includes(key);
