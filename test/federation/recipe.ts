/** New names for what a graph with another `Node` and `Process` has already, as docs/federation.md has them. */
export const recipeNames = {
  Node: 'BareMetalNode',
  'Query.node': 'bareMetalNode',
  Process: 'LifecycleProcess',
  'Query.process': 'lifecycleProcess',
};

/** The same as the setting RENAME. */
export const recipe = Object.entries(recipeNames)
  .map((pair) => pair.join('='))
  .join(',');
