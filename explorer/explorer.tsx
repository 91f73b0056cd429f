import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useState } from 'react';
import { EditorHabits } from './editors.ts';
import { everything } from './examples/everything.ts';
import { examplesPane } from './examplesPane.tsx';
import { fetcher } from './exchange.ts';
import { ExchangeLine } from './footer.tsx';
import { noToken } from './headers.ts';
import { defineThemes, editorTheme } from './themes.ts';

const plugins = [examplesPane, HISTORY_PLUGIN];
const wide = matchMedia('(min-width: 761px)').matches;

/** Fetches Monaco, by far the largest part, and gives it the page's colours. */
export async function loadEditors(): Promise<void> {
  defineThemes(await import('monaco-graphql/esm/monaco-editor.js'));
}

/** GraphiQL with the examples, filling the room that it is given. */
export function Explorer() {
  const [ready, setReady] = useState(false);
  useEffect(() => void loadEditors().then(() => setReady(true)), []);
  return ready ? <Editors /> : <p className="waiting">Loading the editors…</p>;
}

function Editors() {
  const [firstVisit] = useState(() => localStorage.getItem('graphiql:visiblePlugin') === null);
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      {...(firstVisit && wide && { visiblePlugin: examplesPane })}
      defaultQuery={everything.examples[0]?.document ?? ''}
      defaultHeaders={noToken}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      editorTheme={editorTheme}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <EditorHabits />
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <ExchangeLine />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}
