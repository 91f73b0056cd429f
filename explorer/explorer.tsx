import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useState } from 'react';
import { EditorHabits } from './editors.ts';
import { everything } from './examples/everything.ts';
import { examplesPane } from './examplesPane.tsx';
import { fetcher } from './exchange.ts';
import { ExchangeLine } from './footer.tsx';
import { noToken } from './headers.ts';
import { storageWithoutHeaders } from './storage.ts';
import { editorTheme } from './themes.ts';

const plugins = [examplesPane, HISTORY_PLUGIN];
const wide = matchMedia('(min-width: 761px)').matches;

/** GraphiQL with the examples, filling the room that it is given. */
export function Explorer() {
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
      storage={storageWithoutHeaders}
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
