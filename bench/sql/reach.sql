-- Reach: distance of each point to the nearest axis, where one is within 10 km. Columns: whole km, points, sum of their distances in metres.
select floor(m / 1000)::int as km, count(*) as points, sum(m) as sum_m
from (
  select s.shard, s.n, min(st_distance(a.geog, s.geog)) as m
  from axis a join site s on s.shard = a.shard and st_dwithin(a.geog, s.geog, 10000)
  group by s.shard, s.n
) nearest
group by 1
order by 1;
