/** Who may log in to the embedded TNC-O. */
export interface TncoAccount {
  clientId: string;
  clientSecret: string;
  username: string;
  password: string;
  /** For the Zen login, together with the user name. */
  apiKey: string;
  /** A bearer token that was handed out once and never expires. */
  token: string;
}

/** The one account unless the caller brings another. */
export const standardAccount: TncoAccount = {
  clientId: 'tributary',
  clientSecret: 'tributary-secret',
  username: 'orchestrator',
  password: 'orchestrator-password',
  apiKey: 'orchestrator-api-key',
  token: '5f0c2b1e-7d0a-4e9b-9f3c-2a6d8e4b1c70',
};
