/**
 * Preloaded before dependency-cruiser (`node --import`): its swc parser reads every file as plain TypeScript and stops
 * at the first JSX tag. TypeScript 7 has no JavaScript API that it could use instead.
 * See `SWC_PARSE_OPTIONS` in dependency-cruiser/src/extract/swc/parse.mjs.
 */
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (path, options) => parseFileSync(path, { ...options, tsx: path.endsWith('x') });
