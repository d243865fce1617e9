-- The three nearest towns of every hundredth point. Columns: point, town, metres. `<->` on geography orders by a sphere, which swaps towns that are
-- nearly as near: twice as many are measured on the ellipsoid.
select s.n, t.n, t.m
from site s cross join lateral (
  select n, st_distance(s.geog, geog) as m
  from (select n, geog from town order by s.geog <-> geog limit 6) candidates
  order by m, n
  limit 3
) t
where s.n % 100 = 0
order by s.n, t.m, t.n;
