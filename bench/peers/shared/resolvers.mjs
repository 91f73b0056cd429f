/** Resolvers over `rest`; the context holds the calls and one loader of checkpoints for the request. */
export const resolvers = {
  Query: {
    node: (_root, { id }, { rest }) => rest.node(id),
    operationLogs: async (_root, { first }, { rest }) => ({ nodes: await rest.operationLogs(first) }),
  },
  OperationLog: {
    checkpoint: ({ providerId, checkpointId }, _args, { checkpoints }) =>
      checkpoints.load(`${providerId}/${checkpointId}`),
  },
};

export const contextOf = (rest, DataLoader) => () => ({
  rest,
  checkpoints: new DataLoader((keys) => Promise.all(keys.map((key) => rest.checkpoint(...key.split('/'))))),
});
