"""Helpers of the seed scripts: the lab's settings, its state file and tiny REST calls."""
import json
import os
import time
import uuid

import requests

E = os.environ
STATE = os.path.join(E['LAB_DIR'], 'lab.json')


def load():
    try:
        with open(STATE) as f:
            return json.load(f)
    except FileNotFoundError:
        return {}


def save(**parts):
    state = load()
    state.update(parts)
    with open(STATE + '.new', 'w') as f:
        json.dump(state, f, indent=2, sort_keys=True)
    os.replace(STATE + '.new', STATE)
    return state


def fixed_uuid(name):
    """A UUID that is the same in every run of the lab."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, name + '.lab.example'))


def call(method, url, token=None, body=None, ok=(200, 201, 202, 203, 204), headers=None):
    h = {'Accept': 'application/json'}
    if token:
        h['X-Auth-Token'] = token
    h.update(headers or {})
    # A connection of its own for every call: uwsgi's http-socket closes after each answer without
    # saying so, and a client that pools connections is reset by it after a 204.
    with requests.Session() as s:
        s.trust_env = False
        r = s.request(method, url, json=body, headers=h, timeout=60)
    if r.status_code not in ok:
        raise SystemExit('%s %s: %s %s' % (method, url, r.status_code, r.text[:800]))
    return r


def token(username='admin', password=None, project='admin', scope=None, domain='Default'):
    password = password or E['LAB_ADMIN_PASSWORD']
    body = {'auth': {'identity': {'methods': ['password'], 'password': {'user': {
        'name': username, 'domain': {'name': domain}, 'password': password}}}}}
    body['auth']['scope'] = scope or {'project': {'name': project, 'domain': {'name': 'Default'}}}
    r = call('POST', E['LAB_AUTH_URL'] + '/auth/tokens', body=body)
    return r.headers['X-Subject-Token'], r.json()['token']


class Login:
    """A token of the admin that is renewed in time, for labs with short-lived tokens."""

    def __init__(self):
        self.value, self.until = None, 0

    def __call__(self):
        if time.time() > self.until:
            self.value, _ = token()
            self.until = time.time() + min(600, int(E['LAB_TOKEN_SECONDS']) / 3)
        return self.value
