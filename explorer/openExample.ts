import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useRef } from 'react';
import { changes, variablesOf } from './example.ts';
import type { Example } from './example.ts';
import { send } from './exchange.ts';
import { headersOf } from './headers.ts';
import { services } from './services.ts';

/** Puts an example into the editors: into the tab that shows another one untouched, else into a new tab. False where another was chosen meanwhile. */
export function useOpenExample() {
  const actions = useGraphiQLActions();
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor', 'headerEditor'));
  const opened = useRef<string | null>(null);
  const chosen = useRef<Example | null>(null);
  return async (example: Example): Promise<boolean> => {
    chosen.current = example;
    const { queryEditor, variableEditor, headerEditor } = editors;
    const headers = headerEditor?.getValue() ?? '';
    const variables = await filled(example, headers);
    if (chosen.current !== example) return false;
    const now = queryEditor?.getValue().trim();
    if (now !== '' && now !== opened.current) actions.addTab();
    opened.current = example.document.trim();
    queryEditor?.setValue(example.document);
    // GraphiQL itself reads it a moment later, which is too late for who runs the example at once.
    actions.setOperationName(/(?:query|mutation) (\w+)/.exec(example.document)?.[1] ?? '');
    variableEditor?.setValue(Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, null, 2));
    headerEditor?.setValue(headers);
    if (matchMedia('(pointer: fine)').matches) queryEditor?.focus();
    return true;
  };
}

/** What changes something real is not aimed for anyone: there the ids stay empty. */
async function filled(example: Example, headers: string): Promise<Readonly<Record<string, unknown>>> {
  const told = services.get();
  const invented = typeof told === 'object' && told?.data === 'invented';
  if (changes(example) && !invented) return example.variables ?? {};
  return variablesOf(example, async (query) => lookedUp(query, headersOf(headers)));
}

async function lookedUp(query: string, headers: Readonly<Record<string, unknown>>): Promise<unknown> {
  try {
    return (await send({ query }, headers)).answer.data;
  } catch {
    return null;
  }
}
