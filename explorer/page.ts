/** What the gateway wrote into the page. */
export interface PageSettings {
  /** `landing` tries Apollo Sandbox first. */
  readonly view: 'landing' | 'explorer';
  /** Whether calls need a caller's Keystone token. */
  readonly token: 'needed' | 'optional';
  /** Whether the explorer may be shown. */
  readonly explorer: boolean;
  readonly sandbox: SandboxEmbed | null;
}

/** How Apollo Sandbox is embedded. */
export interface SandboxEmbed {
  /** Address of its script. */
  readonly script: string;
  /** What the script is given, but for the endpoint. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Milliseconds to wait for the script. */
  readonly patience: { readonly usual: number; readonly asked: number };
}

/** Beside the page, under whatever path the gateway is published. */
export const addresses = {
  graphql: new URL('graphql', location.href).href,
  readyz: new URL('readyz', location.href).href,
  explorer: new URL('explorer', location.href).href,
  landing: new URL('./', location.href).href,
};

/** Written by the gateway that served this page. */
export const page = settings(document.getElementById('gateway')?.textContent ?? '{}');

function settings(text: string): PageSettings {
  const given: unknown = JSON.parse(text);
  if (isSettings(given)) return given;
  return { view: 'explorer', token: 'optional', explorer: true, sandbox: null };
}

function isSettings(given: unknown): given is PageSettings {
  return typeof given === 'object' && given !== null && 'view' in given;
}
