// The work of the scenarios as one would write it by hand: fetch, rename, batch by request. No checks, limits, logs or retries.
const { INSPECTOR_URL, TNCO_URL, KARBOR_URL, KARBOR_TOKEN } = process.env;

const states = {
  finished: 'FINISHED',
  error: 'ERROR',
  starting: 'STARTING',
  waiting: 'WAITING',
  processing: 'PROCESSING',
};
const logStates = {
  available: 'AVAILABLE',
  success: 'SUCCESS',
  error: 'ERROR',
  deleted: 'DELETED',
  in_progress: 'IN_PROGRESS',
};
const utc = (text) => (text === null ? null : `${text}Z`);

/** The calls, given something that GETs JSON. */
export const rest = (get) => ({
  node: async (id) => introspection(await get(`${INSPECTOR_URL}/v1/introspection/${id}`)),
  introspectionData: async (id) => get(`${INSPECTOR_URL}/v1/introspection/${id}/data`),
  operationLogs: async (first) =>
    (await get(`${KARBOR_URL}/operation_logs?limit=${first}`)).operation_logs.map(operationLog),
  checkpoint: async (providerId, id) =>
    checkpoint(providerId, (await get(`${KARBOR_URL}/providers/${providerId}/checkpoints/${id}`)).checkpoint),
});

/** GETs JSON with undici's `request`. */
export const getter = (request, dispatcher) => async (url) => {
  const { statusCode, body } = await request(url, {
    dispatcher,
    headers: { accept: 'application/json', 'x-auth-token': KARBOR_TOKEN },
  });
  if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
  return body.json();
};

function introspection(row) {
  const state = states[row.state] ?? 'UNKNOWN';
  return {
    id: row.uuid,
    introspection: {
      state,
      rawState: row.state,
      finished: row.finished,
      succeeded: state === 'FINISHED' && row.error === null,
      error: row.error,
      startedAt: utc(row.started_at),
      finishedAt: utc(row.finished_at),
    },
  };
}

function operationLog(row) {
  return {
    id: row.id,
    operationType: row.operation_type.toUpperCase(),
    rawOperationType: row.operation_type,
    status: logStates[row.status] ?? 'UNKNOWN',
    rawStatus: row.status,
    startedAt: utc(row.started_at),
    endedAt: utc(row.ended_at),
    checkpointId: row.checkpoint_id,
    planId: row.plan_id,
    providerId: row.provider_id,
  };
}

function checkpoint(providerId, row) {
  const plan = row.protection_plan;
  return {
    id: row.id,
    providerId,
    status: logStates[row.status] ?? 'UNKNOWN',
    createdAt: row.created_at,
    protectionPlan: {
      planId: plan.id,
      name: plan.name,
      providerId: plan.provider_id,
      resources: plan.resources.map(({ id, type, name }) => ({ resourceId: id, type, name })),
    },
  };
}
