# Sourced by script/test and script/bench: a PostgreSQL of its own in $work, reached by a socket there, fast because it may lose everything.
#
#   find_postgresql     sets $postgresql to the folder of the newest server's programs
#   start_postgresql    sets $postgresql_url
#   stop_postgresql     also runs when the script ends in any other way

find_postgresql() {
    local initdb
    initdb=$({ command -v initdb; compgen -G "/usr/lib/postgresql/*/bin/initdb" | sort -V; } | tail -n 1) || true
    postgresql=${initdb%/initdb}
    [ -n "$postgresql" ]
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd "$work/postgresql" && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

start_postgresql() {
    local home="$work/postgresql"
    mkdir "$home"
    chmod 755 "$work"
    if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
    trap 'stop_postgresql; rm -rf "$work"' EXIT
    quietly as_postgres "$postgresql/initdb" --pgdata "$home/data" --username portal --auth trust --encoding UTF8 --locale C.UTF-8 ||
        stop "could not make a PostgreSQL database ($postgresql/initdb)"
    quietly as_postgres "$postgresql/pg_ctl" start --wait --silent --pgdata "$home/data" --log "$home/log" --options \
        "-F -k $home -c listen_addresses='' -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" ||
        { tail -n 5 "$home/log" >&2; stop "could not start PostgreSQL ($postgresql/pg_ctl)"; }
    postgresql_url="postgres://portal@/portal?host=$home"
}

stop_postgresql() {
    [ -e "$work/postgresql/data/postmaster.pid" ] || return 0
    quietly as_postgres "$postgresql/pg_ctl" stop --wait --mode immediate --pgdata "$work/postgresql/data"
}
