-- The three questions for Apache Sedona (Spark SQL), over exports of the atlas. Not run here: neither Spark nor Sedona is on the machine of this project.
-- Views first, in Python or Scala:  spark.read.format("geoparquet").load("axes.parquet").createOrReplaceTempView("axis"), and so site and town.
-- ST_DistanceSpheroid measures between points (of other shapes between their centroids), so lines are put into metres (EPSG:4549, as in duckdb.sql).

create or replace temp view axis_m as
  select id, ST_Transform(geometry, 'EPSG:4326', 'EPSG:4549') as geom from axis;
create or replace temp view site_m as
  select code, geometry, ST_Transform(geometry, 'EPSG:4326', 'EPSG:4549') as geom from site;

-- Coverage: the distance join is partitioned by Sedona (sedona.join.gridtype).
select a.id,
  count_if(ST_Distance(a.geom, s.geom) <= 5000) as within_5_km,
  count(*) as within_10_km
from axis_m a join site_m s on ST_Distance(a.geom, s.geom) <= 10000
group by a.id;

-- Reach.
select s.code, min(ST_Distance(a.geom, s.geom)) as distance_m
from axis_m a join site_m s on ST_Distance(a.geom, s.geom) <= 10000
group by s.code;

-- The three nearest towns: ST_KNN with spheroid distances (Sedona 1.7 and newer).
select s.code, t.code as town, ST_DistanceSpheroid(s.geometry, t.geometry) as m
from site_m s join town t on ST_KNN(s.geometry, t.geometry, 3, true);
