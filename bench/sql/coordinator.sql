-- Run on the coordinator for each shard, after `parents.sql`: foreign tables as partitions. With `extensions 'postgis'` the functions and operators of
-- PostGIS count as the same on both sides, so that conditions with them are sent to the shard instead of all rows to the coordinator.
create server :"name" foreign data wrapper postgres_fdw
  options (host :'host', port :'port', dbname 'postgres', extensions 'postgis', fetch_size '100000',
    async_capable 'true', use_remote_estimate 'true', fdw_tuple_cost '1');
create user mapping for current_user server :"name" options (user 'atlas');
create foreign table :"axis_of" partition of axis for values in (:shard) server :"name" options (table_name 'axis');
create foreign table :"site_of" partition of site for values in (:shard) server :"name" options (table_name 'site');
