-- Tables of one database or of one shard: all axes and towns, and the points whose number leaves `shard` when divided by `shards`.
-- `shard` stands in both tables, so that a join of points and axes of one shard is a join of one server. On one database it is 0.
create unlogged table axis (shard smallint not null, n int not null, geog geography(MultiLineString, 4326) not null);
create unlogged table town (n int not null, geog geography(Point, 4326) not null);
create unlogged table site (shard smallint not null, n int not null, geog geography(Point, 4326) not null);
