/** Loads all words that the product loads later; imported by tests of components that show them. */
import { loadAllWords } from '../index.ts';

await loadAllWords();
