/**
 * The everyday name of an entry of the division list: `黄坛村委会` and `新刘村村民委员会` are the villages 黄坛村 and
 * 新刘村, `长秦社区居委会` is 长秦社区.
 */
export function displayName(listed: string): string {
  return listed
    .replace(/村?村(?:民委员会|委会)$/, '村')
    .replace(/社区(?:居民委员会|居委会)$/, '社区')
    .replace(/居民委员会$|居委会$/, '社区');
}

/** Whether a source's name for a village can be the entry of the division list: they agree but for 村 or a suffix. */
export const namesAgree = (name: string, listed: string): boolean =>
  displayName(listed) === name ||
  (name.endsWith('村') && displayName(listed).startsWith(name.slice(0, -1)) && listed.length - name.length <= 6);
