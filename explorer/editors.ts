import { pick, useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { headersOf, noToken } from './headers.ts';
import { defineThemes } from './themes.ts';

/** GraphiQL's editors made to fit: Tab leaves them, each has a name, and a token stands in every new tab once it was written. */
export function EditorHabits() {
  useThemes();
  useOptions();
  useHeadersKept();
  useTabRoles();
  useHistoryNames();
  return null;
}

function useThemes() {
  const monaco = useMonaco((state) => state.monaco);
  const theme = useGraphiQL((state) => state.monacoTheme);
  useEffect(() => {
    if (monaco === undefined) return;
    defineThemes(monaco);
    if (theme !== undefined) monaco.editor.setTheme(theme);
    // Else Tab would write a tab, and who has no mouse would not get out.
    void import('monaco-editor/esm/vs/editor/browser/config/tabFocus.js').then(({ TabFocus }) =>
      TabFocus.setTabFocusMode(true),
    );
  }, [monaco, theme]);
}

const habits = {
  fontSize: 13.5,
  lineHeight: 21,
  wordWrap: 'on',
  glyphMargin: false,
  lineDecorationsWidth: 4,
  bracketPairColorization: { enabled: false },
  // On a low screen the page scrolls, also from within an editor that is at its end.
  scrollbar: { alwaysConsumeMouseWheel: false },
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

/** GraphiQL's tabs hold two buttons each, which ARIA's tabs may not: they are told as what they are, a list of buttons. */
function useTabRoles() {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  useEffect(() => {
    document.querySelector('.graphiql-tabs')?.removeAttribute('role');
    for (const [index, tab] of document.querySelectorAll('.graphiql-tab').entries()) {
      tab.removeAttribute('role');
      tab.removeAttribute('aria-selected');
      const button = tab.querySelector('.graphiql-tab-button');
      button?.removeAttribute('role');
      button?.setAttribute('aria-current', String(index === activeTabIndex));
    }
  }, [tabs, activeTabIndex]);
}

/** GraphiQL names every button of its history alike, whatever stands on it. */
function useHistoryNames() {
  useEffect(() => {
    const observer = new MutationObserver(() => {
      for (const button of document.querySelectorAll('.graphiql-history-item-label[aria-label]')) {
        button.removeAttribute('aria-label');
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
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
