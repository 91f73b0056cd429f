# Starting, finding and stopping the lab's programs; sourced by up.sh and down.sh.
log() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }
die() { log "FAILED: $*" >&2; exit 1; }

# A recorded PID is believed only while its command line names this lab's directory.
ours() { [ -n "$1" ] && tr '\0' ' ' 2>/dev/null < "/proc/$1/cmdline" | grep -qF "$LAB_DIR/"; }
pid_of() { cat "$LAB_DIR/pids/$1.pid" 2>/dev/null; }
alive() { ours "$(pid_of "$1")" 2>/dev/null; }
fingerprint() { cat "$@" | sha256sum | cut -d' ' -f1; }

port_owner() { ss -Hltnp "sport = :$1" | grep -oP 'users:\(\("\K[^"]+' | head -1; }
want_port() { # NAME PORT
  alive "$1" || [ -z "$(ss -Hltn "sport = :$2")" ] ||
    die "port $2, wanted by $1, is taken by ${3:-$(port_owner "$2")}; name another one (test/lab/settings.sh lists the variables)"
}

# start NAME CONFIG-FILE COMMAND...: in a session of its own; again if its configuration has changed since.
start() {
  local name=$1 config=$2 now; shift 2
  now=$(fingerprint "$config" "$LAB_DIR"/etc/uwsgi.ini)
  if alive "$name"; then
    [ "$(cat "$LAB_DIR/pids/$name.config" 2>/dev/null)" = "$now" ] && { log "$name runs already"; return 0; }
    log "$name is started again: its configuration has changed"
    stop "$name"
  fi
  ( cd "$LAB_DIR/run" && exec setsid "$@" ) > "$LAB_DIR/log/$name.out" 2>&1 < /dev/null 9>&- &
  echo $! > "$LAB_DIR/pids/$name.pid"
  echo "$now" > "$LAB_DIR/pids/$name.config"
}

stop() { # NAME: asks, waits 15 s, then kills
  local name=$1 pid i; pid=$(pid_of "$name")
  if ours "$pid" 2>/dev/null; then
    kill -TERM "$pid"
    for ((i = 0; i < 60; i++)); do ours "$pid" 2>/dev/null || break; sleep 0.25; done
    if ours "$pid" 2>/dev/null; then kill -KILL "$pid"; log "$name killed"; else log "$name stopped"; fi
  fi
  rm -f "$LAB_DIR/pids/$name".{pid,config}
}

explain() { # NAME: the end of what it wrote
  local file
  for file in "$LAB_DIR/log/$1.out" "$LAB_DIR/log/$1.log"; do
    [ -s "$file" ] && { echo "--- the end of $file"; tail -25 "$file"; }
  done >&2
}

# wait_http NAME URL: until it answers with anything below 500, for at most two minutes.
wait_http() {
  local name=$1 url=$2 end=$((SECONDS + 120)) code
  while [ $SECONDS -lt $end ]; do
    code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$url")
    case $code in 000 | 5??) ;; *) log "$name answers at $url"; return 0 ;; esac
    alive "$name" || { explain "$name"; die "$name has ended by itself"; }
    sleep 0.3
  done
  explain "$name"
  die "$name gave no good answer at $url in 120 s (last status: $code)"
}

# step NAME SECONDS COMMAND...: its output goes to a log, and is shown when it fails.
step() {
  local name=$1 limit=$2 began=$SECONDS rc; shift 2
  timeout "$limit" "$@" > "$LAB_DIR/log/$name.step.log" 2>&1 9>&-
  rc=$?
  [ $rc = 0 ] && { echo "$name $((SECONDS - began))s" >> "$LAB_DIR/log/steps.log"; return 0; }
  { echo "--- the end of $LAB_DIR/log/$name.step.log"; tail -25 "$LAB_DIR/log/$name.step.log"; } >&2
  [ $rc = 124 ] && log "step $name took more than $limit s" >&2 || log "step $name failed with $rc" >&2
  return 1
}
