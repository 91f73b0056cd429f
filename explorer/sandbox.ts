import { addresses } from './page.ts';
import type { SandboxEmbed } from './page.ts';

declare global {
  interface Window {
    /** What Apollo Sandbox's script leaves behind. */
    EmbeddedSandbox?: new (options: object) => object;
  }
}

/** Loads Apollo Sandbox's script from its host; rejects when the host refuses, cannot be reached, or takes longer than one waits. */
export async function loadSandbox({ script, patience }: SandboxEmbed, patient: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const element = document.createElement('script');
    const giveUp = () => reject(new Error('Apollo Sandbox could not be loaded.'));
    element.src = script;
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', giveUp);
    setTimeout(giveUp, patient ? patience.asked : patience.usual);
    document.head.append(element);
  });
  if (window.EmbeddedSandbox === undefined) throw new Error('Apollo Sandbox is not what was loaded.');
}

/** Puts Sandbox into an element. Its requests are made by this page, so they need no leave of the gateway's. */
export function embedSandbox(target: HTMLElement, { options }: SandboxEmbed): void {
  if (window.EmbeddedSandbox === undefined) return;
  new window.EmbeddedSandbox({ ...options, target, initialEndpoint: addresses.graphql });
}
