import { useEffect, useRef, useState } from 'react';
import { Bar } from './bar.tsx';
import { Explorer } from './explorer.tsx';
import { addresses, page } from './page.ts';
import type { SandboxEmbed } from './page.ts';
import { embedSandbox, loadSandbox } from './sandbox.ts';

const patient = new URLSearchParams(location.search).has('wait');

/** Apollo Sandbox; the explorer in its place where Sandbox's host does not answer. */
export function Landing({ embed }: { readonly embed: SandboxEmbed }) {
  const state = useSandbox(embed);
  return (
    <>
      <Bar view={state === 'away' ? 'explorer' : 'landing'} />
      {state === 'away' && <Away />}
      <main>
        {state === 'waiting' && <Waiting />}
        {state === 'there' && <Sandbox embed={embed} />}
        {state === 'away' && page.explorer && <Explorer />}
      </main>
    </>
  );
}

function useSandbox(embed: SandboxEmbed) {
  const [state, setState] = useState<'waiting' | 'there' | 'away'>('waiting');
  useEffect(() => {
    loadSandbox(embed, patient)
      .then(() => setState('there'))
      .catch(() => setState('away'));
  }, [embed]);
  return state;
}

function Sandbox({ embed }: { readonly embed: SandboxEmbed }) {
  const target = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (target.current !== null) embedSandbox(target.current, embed);
  }, [embed]);
  return <div id="sandbox" ref={target} />;
}

function Waiting() {
  return (
    <div className="waiting" role="status">
      <p>Opening Apollo Sandbox…</p>
      {page.explorer && <a href={addresses.explorer}>Open the gateway’s own explorer instead</a>}
    </div>
  );
}

function Away() {
  return (
    <p className="notice" role="status">
      {page.explorer
        ? 'Apollo Sandbox did not answer, so this is the gateway’s own explorer. It needs no internet.'
        : `Apollo Sandbox did not answer, and this gateway serves no explorer. GraphQL is at ${addresses.graphql}.`}
      <a href={`${addresses.landing}?wait`}>Wait longer for Apollo Sandbox</a>
    </p>
  );
}
