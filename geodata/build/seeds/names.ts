import { placeName } from '../names.ts';

/** Whether a source's name for a village can be the entry of the division list: they agree but for a last 村. */
export const namesAgree = (name: string, listed: string): boolean => {
  const everyday = placeName(listed);
  return everyday === name || (name.endsWith('村') && everyday === name.slice(0, -1));
};
