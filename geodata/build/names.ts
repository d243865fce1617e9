/** `王村村民委员会`, `王村村委会` and `王村委会` are all reduced to 王村; a community keeps its 社区. */
export function placeName(listed: string): string {
  const committee = /^(.*?)(?:村民委员会|村委会)$/.exec(listed);
  if (committee) {
    const stem = committee[1] as string;
    return stem.endsWith('村') ? stem : `${stem}村`;
  }
  return listed.replace(/(居民委员会|居委会)$/, '');
}

/** Whether a name of the division list is that of a village committee 村民委员会, not of a community or a farm. */
export const isVillageCommittee = (listed: string): boolean =>
  /(村民委员会|村委会)$/.test(listed) || listed.endsWith('村');
