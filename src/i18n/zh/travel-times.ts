/** Words of travel times in profiles in 简体中文. */
export const travelTimes = {
  title: '行程时间（估算）',
  note: '按默认车速走公路、桥梁和轮渡，往返相同。路网约为 2020 年，只有高速公路、干线公路和主要公路，路外步行；是估算，不是导航。',
  at: '它的位置只知到镇：从镇点起算。',
  towns: '最先到的中心镇',
  noTown: '走陆路和轮渡到不了任何中心镇。',
  seat: '到县城',
  noSeat: '走陆路和轮渡到不了县城。',
  outdated: '现有的时间是对原来的网络、不加筛选时算出的，对现在的网络和筛选不完整。',
  compute: '按现在的网络和筛选计算',
};

export type TravelTimesWords = typeof travelTimes;
