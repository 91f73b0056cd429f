# Settings of the lab, sourced by up.sh and down.sh. Each value can be given in the environment.
LAB_HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
LAB_DIR="${LAB_DIR:-$(cd "$LAB_HERE/../.." && pwd)/.lab}"
LAB_HOST=127.0.0.1 # nothing of the lab listens elsewhere: its passwords are public
# The services' usual ports, or six in a row from LAB_FIRST_PORT, so that several labs can run side by side.
lab_port() { if [ -n "${LAB_FIRST_PORT:-}" ]; then echo $((LAB_FIRST_PORT + $1)); else echo "$2"; fi; }
LAB_KEYSTONE_PORT="${LAB_KEYSTONE_PORT:-$(lab_port 0 5000)}"
LAB_KEYSTONE_BRIEF_PORT="${LAB_KEYSTONE_BRIEF_PORT:-$(lab_port 1 5001)}"
LAB_IRONIC_PORT="${LAB_IRONIC_PORT:-$(lab_port 2 6385)}"
LAB_IRONIC_RPC_PORT="${LAB_IRONIC_RPC_PORT:-$(lab_port 3 8089)}"
LAB_INSPECTOR_PORT="${LAB_INSPECTOR_PORT:-$(lab_port 4 5050)}"
LAB_NOVA_PORT="${LAB_NOVA_PORT:-$(lab_port 5 8774)}"
# Karbor has no packages: the catalog names it, nobody answers.
LAB_KARBOR_URL="${LAB_KARBOR_URL:-http://127.0.0.1:8799/v1/%(project_id)s}"
LAB_REGION="${LAB_REGION:-RegionOne}"
LAB_NODES="${LAB_NODES:-12}"
LAB_WORKERS="${LAB_WORKERS:-2}"
# Seconds that a token lives: one from the usual Keystone, and one from the brief Keystone beside it.
LAB_TOKEN_SECONDS="${LAB_TOKEN_SECONDS:-3600}"
LAB_BRIEF_TOKEN_SECONDS="${LAB_BRIEF_TOKEN_SECONDS:-12}"
LAB_ADMIN_PASSWORD="${LAB_ADMIN_PASSWORD:-lab-admin-pw}"
LAB_SERVICE_PASSWORD="${LAB_SERVICE_PASSWORD:-lab-service-pw}"
LAB_USER_PASSWORD="${LAB_USER_PASSWORD:-lab-user-pw}"

LAB_AUTH_URL="http://$LAB_HOST:$LAB_KEYSTONE_PORT/v3"
LAB_BRIEF_AUTH_URL="http://$LAB_HOST:$LAB_KEYSTONE_BRIEF_PORT/v3"
LAB_IRONIC_URL="http://$LAB_HOST:$LAB_IRONIC_PORT"
LAB_INSPECTOR_URL="http://$LAB_HOST:$LAB_INSPECTOR_PORT"
LAB_NOVA_URL="http://$LAB_HOST:$LAB_NOVA_PORT/v2.1"
export "${!LAB_@}"

# A developer's Python (pyenv, virtualenv, pip --user) and proxies must not reach Debian's programs.
unset "${!PYTHON@}" "${!OS_@}" VIRTUAL_ENV http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export PATH=/usr/sbin:/usr/bin:/sbin:/bin PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
