"""What an openstacksdk user does with the embedded cloud; prints what came back as one JSON object.

Reads OS_* from the environment, a node to start from NODE, one to abort from ABORTED, a server's id from SERVER.
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

cloud.close()
print(json.dumps(seen))
