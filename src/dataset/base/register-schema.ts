import * as v from 'valibot';
import type { RegisterFile } from '../../domain/register.ts';
import type { Schema } from './schema-parts.ts';

export const registerSchema: Schema<RegisterFile> = v.looseObject({
  year: v.pipe(v.number(), v.integer()),
  towns: v.array(v.pipe(v.string(), v.regex(/^33\d{7}[^|\d]/))),
  former: v.array(v.tuple([v.string(), v.string(), v.string()])),
  characters: v.record(v.string(), v.string()),
  exceptions: v.record(v.string(), v.array(v.string())),
});
