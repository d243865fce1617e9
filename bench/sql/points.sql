-- Points of the east of China, 97 to 129° E and 21 to 45° N, evenly scattered: the R2 sequence (M. Roberts 2018), begun at `seed`.
-- Multiplication, addition and floor of float8 are those of IEEE 754, so that every machine and the engine's run make the same points.
insert into site
select :shard, n, st_setsrid(st_point(97 + 32 * (x - floor(x)), 21 + 24 * (y - floor(y))), 4326)::geography
from (
  select n, :seed::float8 + n::float8 * 0.7548776662466927::float8 as x,
    :seed::float8 + n::float8 * 0.5698402909980532::float8 as y
  from generate_series(:shard::int, :points::int - 1, :shards::int) n
  offset 0
) r2;
create index on axis using gist (geog);
create index on town using gist (geog);
analyze axis;
analyze town;
analyze site;
