// What can be had at all: node:http and undici by hand, one function for each query, no GraphQL.
import { createServer } from 'node:http';
import { Agent, request } from 'undici';
import { getter, rest } from '../shared/rest.mjs';

const { node, introspectionData, operationLogs, checkpoint } = rest(
  getter(request, new Agent({ connections: 64 })),
);

const row = ({ id, operationType, status, rawStatus, startedAt, endedAt }, more) => ({
  id,
  operationType,
  status,
  rawStatus,
  startedAt,
  endedAt,
  ...more,
});

async function list(first) {
  const logs = await operationLogs(first);
  return {
    operationLogs: {
      nodes: logs.map((log) =>
        row(log, { checkpointId: log.checkpointId, planId: log.planId, providerId: log.providerId }),
      ),
    },
  };
}

async function nested() {
  const logs = await operationLogs(50);
  const found = new Map();
  for (const { providerId, checkpointId } of logs)
    if (!found.has(checkpointId)) found.set(checkpointId, checkpoint(providerId, checkpointId));
  const nodes = logs.map(async (log) => {
    const { id, status, createdAt, protectionPlan } = await found.get(log.checkpointId);
    return row(log, { checkpoint: { id, status, createdAt, protectionPlan } });
  });
  return { operationLogs: { nodes: await Promise.all(nodes) } };
}

const places = ({ memory_mb, inventory, all_interfaces }) => ({
  '/memory_mb': memory_mb,
  '/inventory/cpu': inventory.cpu,
  '/all_interfaces/eth7/mac': all_interfaces.eth7.mac,
});

const operations = {
  S1: async ({ id }) => ({ node: await node(id) }),
  S2: () => list(50),
  S3: nested,
  S5: nested,
  S6: async ({ id }) => ({ node: { introspectionData: places(await introspectionData(id)) } }),
  S7: () => list(1000),
};

const server = createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', async () => {
    const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const data = await (operations[operationName]?.(variables) ?? {});
    const text = JSON.stringify({ data });
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    outgoing.end(text);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
