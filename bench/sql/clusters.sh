#!/bin/sh
# Starts or stops five PostgreSQL clusters of their own in a folder: `one` with a database on port PORT, and shards 1 to 4 on the ports after it.
# Usage: clusters.sh start|stop FOLDER PORT. Needs PostgreSQL 14 or newer with PostGIS; PG_BIN names the folder of initdb where it is not on the path.
set -eu
action=$1 folder=$2 port=$3
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
[ -n "$bin" ] && PATH=$bin:$PATH
# PostgreSQL does not run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start() {
  name=$1 at=$2 workers=$3
  as initdb -D "$folder/$name" -U atlas -A trust -E UTF8 --no-locale >/dev/null
  # Data that is made anew each run: nothing has to outlive a crash.
  cat >>"$folder/$name/postgresql.conf" <<EOF
port = $at
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
shared_buffers = 256MB
work_mem = 64MB
maintenance_work_mem = 256MB
max_parallel_workers_per_gather = $workers
EOF
  as pg_ctl -D "$folder/$name" -l "$folder/$name.log" -w start >/dev/null
  psql -h "$folder" -p "$at" -U atlas -d postgres -qc 'create extension postgis'
}

case $action in
  start)
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    start one "$port" 2
    for k in 1 2 3 4; do start "shard$k" $((port + k)) 0; done
    ;;
  stop)
    for data in "$folder"/*/; do
      if [ -f "$data/postmaster.pid" ]; then as pg_ctl -D "$data" -m immediate stop >/dev/null || true; fi
    done
    rm -rf "$folder"
    ;;
  *)
    echo "clusters.sh start|stop FOLDER PORT" >&2
    exit 2
    ;;
esac
