import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { headersOf, noToken } from './headers.ts';

/** GraphiQL's editors made to fit: Tab leaves them, each has a name, and a token stands in every new tab once it was written. */
export function EditorHabits() {
  useOptions();
  useHeadersKept();
  return null;
}

const habits = {
  tabFocusMode: true,
  fontSize: 13.5,
  lineHeight: 21,
  wordWrap: 'on',
  glyphMargin: false,
  lineDecorationsWidth: 4,
  bracketPairColorization: { enabled: false },
} as const;

function useOptions() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'),
  );
  useEffect(() => {
    const named = [
      [queryEditor, 'Operation'],
      [variableEditor, 'Variables'],
      [headerEditor, 'Headers'],
      [responseEditor, 'Answer'],
    ] as const;
    for (const [editor, ariaLabel] of named) {
      editor?.updateOptions({ ...habits, ariaLabel });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
}

/** Headers are kept in memory only, as they hold a token; a new tab takes over those of the tab before. */
function useHeadersKept() {
  const { headerEditor, activeTabIndex, schema } = useGraphiQL(
    pick('headerEditor', 'activeTabIndex', 'schema'),
  );
  const actions = useGraphiQLActions();
  const last = useRef(noToken);
  useEffect(() => {
    if (headerEditor?.getValue() === noToken && last.current !== noToken) headerEditor.setValue(last.current);
  }, [headerEditor, activeTabIndex]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const listening = headerEditor?.onDidChangeModelContent(() => {
      const text = headerEditor.getValue();
      if (Object.keys(headersOf(text)).length === 0 || text === noToken) return;
      last.current = text;
      clearTimeout(timer);
      if (!schema) timer = setTimeout(() => void actions.introspect(), 500);
    });
    return () => {
      clearTimeout(timer);
      listening?.dispose();
    };
  }, [headerEditor, schema, actions]);
}
