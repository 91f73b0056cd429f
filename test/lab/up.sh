#!/bin/bash
# Brings up keystone, ironic, ironic-inspector and nova-api from Debian 12's own packages on the loopback.
# Run again, it leaves alone what is installed, made or running. See README.md beside it.
set -u -o pipefail
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
. "$LAB_HERE/daemons.sh"
. "$LAB_HERE/packages.sh"
. "$LAB_HERE/databases.sh"
PYTHON=/usr/bin/python3

[[ $LAB_DIR =~ ^/[A-Za-z0-9._/+@-]+$ ]] || die "LAB_DIR must be an absolute path of plain characters (it goes into configuration files): $LAB_DIR"
mkdir -p "$LAB_DIR"/{db,etc,log,pids,run,ramdisk-logs,state/ironic,state/inspector,state/nova} || die "cannot make $LAB_DIR"
chmod 700 "$LAB_DIR"
exec 9> "$LAB_DIR/lock"
flock -w 300 9 || die "another up.sh or down.sh has been at work on $LAB_DIR for 300 s"
: > "$LAB_DIR/log/steps.log"

install_packages
log "packages: $(dpkg-query -W -f='${Package} ${Version}, ' python3-keystone python3-ironic python3-ironic-inspector python3-nova | sed 's/, $//')"
want_port keystone "$LAB_KEYSTONE_PORT"
want_port keystone-brief "$LAB_KEYSTONE_BRIEF_PORT"
want_port ironic-conductor "$LAB_IRONIC_RPC_PORT"
want_port ironic-api "$LAB_IRONIC_PORT"
want_port inspector "$LAB_INSPECTOR_PORT"
want_port nova-api "$LAB_NOVA_PORT"
"$PYTHON" "$LAB_HERE/configure.py" || die "the configuration could not be written"

keystone_database & keystone_made=$!
nova_databases & nova_made=$!
wait $keystone_made || die "keystone's database"
baremetal_databases & baremetal_made=$!

uwsgi() { start "$1" "$2" /usr/bin/uwsgi_python3 --ini "$LAB_DIR/etc/$1.ini"; }
uwsgi keystone "$LAB_DIR/etc/keystone.conf"
uwsgi keystone-brief "$LAB_DIR/etc/keystone-brief.conf"
wait_http keystone "$LAB_AUTH_URL"
step seed-keystone 120 "$PYTHON" "$LAB_HERE/seed_keystone.py" || die "keystone could not be filled"
wait $baremetal_made || die "ironic's or the inspector's database"
start ironic-conductor "$LAB_DIR/etc/ironic.conf" /usr/bin/ironic-conductor --config-file "$LAB_DIR/etc/ironic.conf"
uwsgi ironic-api "$LAB_DIR/etc/ironic.conf"
start inspector "$LAB_DIR/etc/inspector.conf" /usr/bin/ironic-inspector --config-file "$LAB_DIR/etc/inspector.conf"
wait $nova_made || die "nova's databases"
uwsgi nova-api "$LAB_DIR/etc/nova.conf"
wait_http ironic-api "$LAB_IRONIC_URL/"
wait_http inspector "$LAB_INSPECTOR_URL/"
step seed-baremetal 300 "$PYTHON" "$LAB_HERE/seed_baremetal.py" || { explain ironic-conductor; die "ironic and the inspector could not be filled"; }
log "$(tail -1 "$LAB_DIR/log/seed-baremetal.step.log")"
wait_http nova-api "$LAB_NOVA_URL/"
step seed-nova 120 "$PYTHON" "$LAB_HERE/seed_nova.py" --config-file "$LAB_DIR/etc/nova.conf" || die "nova could not be filled"
log "$(tail -1 "$LAB_DIR/log/seed-nova.step.log")"
wait_http keystone-brief "$LAB_BRIEF_AUTH_URL"

"$PYTHON" "$LAB_HERE/summary.py" || die "no summary"
log "up in $SECONDS s ($(paste -sd, "$LAB_DIR/log/steps.log" | sed 's/,/, /g'))"
