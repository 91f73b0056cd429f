#!/bin/bash
# Stops the lab's programs by the PIDs that up.sh recorded, and nothing else. The databases stay;
# "down.sh --wipe" removes them too, with the lab's configuration and logs.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
. "$LAB_HERE/daemons.sh"
[ -d "$LAB_DIR/pids" ] || { log "no lab at $LAB_DIR"; exit 0; }
exec 9> "$LAB_DIR/lock"
flock -w 300 9 || die "another up.sh or down.sh has been at work on $LAB_DIR for 300 s"
for name in nova-api inspector ironic-api ironic-conductor keystone-brief keystone; do stop "$name"; done
if [ "${1:-}" = --wipe ]; then
  rm -rf "$LAB_DIR"/{db,etc,log,state,run,ramdisk-logs,pids,lab.json,lab.env,clouds.yaml,lock}
  log "wiped $LAB_DIR"
fi
