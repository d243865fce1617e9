/** Loads the words that the product loads later; imported by tests of what shows them. */
import { loadAllWords } from '../index.ts';

await loadAllWords();
