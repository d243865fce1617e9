-- Coverage: points within 5 and within 10 km of each axis. Columns: axis, points within 5 km, points within 10 km.
-- The inner sums are by shard, so that each is one server's; the outer one adds them.
select n, sum(within_5_km) as within_5_km, sum(within_10_km) as within_10_km
from (
  select a.shard, a.n,
    count(*) filter (where st_dwithin(a.geog, s.geog, 5000)) as within_5_km,
    count(*) as within_10_km
  from axis a join site s on s.shard = a.shard and st_dwithin(a.geog, s.geog, 10000)
  group by a.shard, a.n
) by_shard
group by n
order by n;
