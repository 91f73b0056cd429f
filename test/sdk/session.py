"""What an openstacksdk user does with the embedded cloud; prints what came back as one JSON object.

Reads OS_* from the environment, a node to start from NODE, one to abort from ABORTED, a server's id
from SERVER, an application credential from CREDENTIAL and SECRET.
"""

import json
import os

import openstack

cloud = openstack.connect()
inspector = cloud.baremetal_introspection
seen = {"sdk": openstack.version.__version__}

listed = list(inspector.introspections())
seen["listed"] = [one.id for one in listed]
seen["paged"] = [one.id for one in inspector.introspections(limit=4)]
finished = [one for one in listed if one.is_finished and not one.error]
seen["shown"] = inspector.get_introspection(finished[0].id).to_dict()
seen["data"] = inspector.get_introspection_data(finished[0].id)
seen["unprocessed"] = inspector.get_introspection_data(finished[0].id, processed=False)

inspector.start_introspection(os.environ["ABORTED"], manage_boot=False)
inspector.abort_introspection(os.environ["ABORTED"])
aborted = inspector.wait_for_introspection(os.environ["ABORTED"], timeout=30, ignore_error=True)
seen["aborted"] = {"state": aborted.state, "error": aborted.error}

inspector.start_introspection(os.environ["NODE"])
seen["started"] = inspector.get_introspection(os.environ["NODE"]).state
done = inspector.wait_for_introspection(os.environ["NODE"], timeout=30)
seen["done"] = {"state": done.state, "error": done.error}

try:
    inspector.get_introspection("no-such-node")
except openstack.exceptions.ResourceNotFound as missing:
    seen["missing"] = str(missing)

event = {"name": "power-update", "server_uuid": os.environ["SERVER"], "tag": "POWER_ON"}
answer = cloud.compute.post("/os-server-external-events", json={"events": [event]}, microversion="2.76")
seen["events"] = {"status": answer.status_code, "body": answer.json()}
low = cloud.compute.post("/os-server-external-events", json={"events": [event]})
seen["too_low"] = {"status": low.status_code, "body": low.json()}


def connected(**auth):
    """A connection that takes nothing from the environment."""
    auth["auth_url"] = os.environ["OS_AUTH_URL"]
    more = {"auth_type": "v3applicationcredential"} if "application_credential_id" in auth else {}
    return openstack.connect(
        load_envvars=False, load_yaml_config=False, region_name="RegionOne", auth=auth, **more
    )


program = connected(
    application_credential_id=os.environ["CREDENTIAL"], application_credential_secret=os.environ["SECRET"]
)
seen["program"] = program.current_project_id
admin = connected(username="admin", password="admin-password", user_domain_name="Default", system_scope="all")
seen["system"] = len(list(admin.baremetal_introspection.introspections()))

for connection in (cloud, program, admin):
    connection.close()
print(json.dumps(seen))
