# Makes the SQLite databases, each once; sourced by up.sh.
made() { [ -e "$LAB_DIR/db/.$1.made" ]; }
# Write-ahead logging: the services' processes read while another one writes.
finish() { # MARK DATABASE...
  local mark=$1 name; shift
  for name in "$@"; do sqlite3 "$LAB_DIR/db/$name.sqlite" 'PRAGMA journal_mode=WAL' > /dev/null || return 1; done
  touch "$LAB_DIR/db/.$mark.made"
}

keystone_database() {
  made keystone && return 0
  local manage=(/usr/bin/keystone-manage --config-file "$LAB_DIR/etc/keystone.conf")
  local owner=(--keystone-user "$(id -un)" --keystone-group "$(id -gn)")
  rm -f "$LAB_DIR"/db/keystone.sqlite*
  step keystone-database 300 "${manage[@]}" db_sync &&
    step keystone-fernet 120 "${manage[@]}" fernet_setup "${owner[@]}" &&
    step keystone-credential 120 "${manage[@]}" credential_setup "${owner[@]}" &&
    step keystone-bootstrap 120 "${manage[@]}" bootstrap --bootstrap-password "$LAB_ADMIN_PASSWORD" \
      --bootstrap-region-id "$LAB_REGION" --bootstrap-public-url "$LAB_AUTH_URL/" \
      --bootstrap-internal-url "$LAB_AUTH_URL/" --bootstrap-admin-url "$LAB_AUTH_URL/" &&
    finish keystone keystone
}

baremetal_databases() {
  if ! made ironic; then
    rm -f "$LAB_DIR"/db/ironic.sqlite*
    step ironic-database 300 /usr/bin/ironic-dbsync --config-file "$LAB_DIR/etc/ironic.conf" create_schema &&
      finish ironic ironic || return 1
  fi
  made inspector && return 0
  rm -f "$LAB_DIR"/db/inspector.sqlite*
  step inspector-database 300 /usr/bin/ironic-inspector-dbsync --config-file "$LAB_DIR/etc/inspector.conf" upgrade &&
    finish inspector inspector
}

nova_databases() {
  made nova && return 0
  local manage=(/usr/bin/nova-manage --config-file "$LAB_DIR/etc/nova.conf")
  rm -f "$LAB_DIR"/db/nova_*.sqlite*
  step nova-api-database 300 "${manage[@]}" api_db sync &&
    step nova-map-cell0 120 "${manage[@]}" cell_v2 map_cell0 --database_connection "sqlite:///$LAB_DIR/db/nova_cell0.sqlite?timeout=60" &&
    step nova-database 300 "${manage[@]}" db sync &&
    step nova-create-cell1 120 "${manage[@]}" cell_v2 create_cell --name cell1 --verbose &&
    finish nova nova_api nova_cell0 nova_cell1
}
