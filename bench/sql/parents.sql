-- The coordinator's tables: partitioned by shard, without rows of their own but those of the towns.
create extension postgres_fdw;
create table axis (shard smallint not null, n int not null, geog geography(MultiLineString, 4326) not null)
  partition by list (shard);
create table site (shard smallint not null, n int not null, geog geography(Point, 4326) not null)
  partition by list (shard);
create unlogged table town (n int not null, geog geography(Point, 4326) not null);
-- Joins and sums are made shard by shard, each on its server.
alter database sharded set enable_partitionwise_join = on;
alter database sharded set enable_partitionwise_aggregate = on;
