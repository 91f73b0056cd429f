# Installs what is missing of the lab's Debian packages; sourced by up.sh.
# The service packages (keystone, nova-api ...) only add init scripts, users and questions, no code.
PACKAGES=(python3-keystone ironic-common python3-ironic-inspector nova-common
  uwsgi-core uwsgi-plugin-python3 sqlite3 curl procps iproute2 util-linux)

missing_packages() {
  local name
  for name in "${PACKAGES[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
  done
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n -- "$@"; fi; }

# No daemon may start by itself while packages are unpacked.
deny_services() {
  [ -e /usr/sbin/policy-rc.d ] && return 1
  printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d > /dev/null && as_root chmod 755 /usr/sbin/policy-rc.d
}

install_packages() {
  local missing made=0 rc apt
  command -v dpkg-query > /dev/null && command -v apt-get > /dev/null || die "the lab needs Debian 12: there is no apt-get here"
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} = 0 ] && return 0
  as_root true 2>/dev/null || die "packages are missing (${missing[*]}), and this user is neither root nor may use sudo"
  log "installing ${missing[*]}"
  apt=(as_root timeout 900 env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3
    -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-unsafe-io)
  # A third party's broken list is no reason to stop: the install tells whether the packages are there.
  "${apt[@]}" update > "$LAB_DIR/log/apt-update.log" 2>&1 < /dev/null || log "apt-get update had errors: $LAB_DIR/log/apt-update.log"
  printf '%s boolean false\n' 'keystone keystone/configure_db' 'ironic-common ironic/configure_db' 'nova-common nova/configure_db' |
    as_root debconf-set-selections > /dev/null 2>&1
  deny_services && made=1
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" > "$LAB_DIR/log/apt-install.log" 2>&1 < /dev/null
  rc=$?
  [ $made = 1 ] && as_root rm -f /usr/sbin/policy-rc.d
  [ $rc = 0 ] && return 0
  tail -25 "$LAB_DIR/log/apt-install.log" >&2
  die "apt-get install ended with $rc (124: not done in 900 s); the whole of it: $LAB_DIR/log/apt-install.log"
}
