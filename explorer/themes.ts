import type { editor } from 'monaco-editor';

type Themes = { readonly light: string; readonly dark: string };
interface Monaco {
  readonly editor: Pick<typeof editor, 'defineTheme'>;
}

/** The editors' themes by the page's; each colour has a contrast of 4.5 or more on the editors' ground. */
export const editorTheme: Themes = { light: 'tributary-light', dark: 'tributary-dark' };

/** Makes Monaco know them; to be done before an editor is there. */
export function defineThemes(monaco: Monaco): void {
  monaco.editor.defineTheme(editorTheme.light, {
    base: 'vs',
    inherit: true,
    colors: chrome('#ffffff', '#0b6675', '#e4f1f3', '#5b6b74'),
    rules: rules(['#9c3d00', '#0b6675', '#6b3fa0', '#17683b', '#1d3a47', '#5b6b74', '#8a4b08']),
  });
  monaco.editor.defineTheme(editorTheme.dark, {
    base: 'vs-dark',
    inherit: true,
    colors: chrome('#13212a', '#6fd3de', '#1f3641', '#93a7b0'),
    rules: rules(['#ffb37a', '#6fd3de', '#c9a9ff', '#8fdcab', '#dbe8ee', '#93a7b0', '#ffcf8a']),
  });
}

function chrome(ground: string, accent: string, chosen: string, faint: string) {
  return {
    'editor.background': '#00000000',
    'editorLineNumber.foreground': faint,
    'editorLineNumber.activeForeground': accent,
    'editorHoverWidget.background': ground,
    'editorSuggestWidget.background': ground,
    'editorSuggestWidget.selectedBackground': chosen,
    'editorSuggestWidget.selectedForeground': accent,
    'editorSuggestWidget.highlightForeground': accent,
    'editorSuggestWidget.focusHighlightForeground': accent,
    'editorWidget.background': ground,
    'list.hoverBackground': chosen,
    'menu.background': ground,
    'menu.selectionBackground': chosen,
    'menu.selectionForeground': accent,
    'quickInput.background': ground,
    'quickInputList.focusBackground': chosen,
    'quickInputList.focusForeground': accent,
    'textLink.foreground': accent,
    'scrollbar.shadow': '#00000000',
    focusBorder: accent,
  };
}

function rules([keyword = '', field = '', argument = '', text = '', plain = '', faint = '', number = '']) {
  const colours = {
    '': plain,
    keyword,
    'keyword.gql': keyword,
    'key.identifier.gql': field,
    'type.identifier.gql': argument,
    'argument.identifier.gql': argument,
    'identifier.gql': field,
    'string.gql': text,
    'string.key.json': field,
    'string.value.json': text,
    'keyword.json': keyword,
    number,
    'number.json': number,
    comment: faint,
    'comment.gql': faint,
    delimiter: faint,
  };
  return Object.entries(colours).map(([token, colour]) => ({ token, foreground: colour.slice(1) }));
}
