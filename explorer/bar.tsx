import logo from './logo.svg';
import { addresses, page } from './page.ts';
import { ServiceStates } from './serviceStates.tsx';

const views = [
  { view: 'landing', name: 'Apollo Sandbox', address: addresses.landing },
  { view: 'explorer', name: 'Explorer', address: addresses.explorer },
] as const;

/** The line above everything: what this is, what is behind it, and the two ways to look at it. */
export function Bar({ view }: { readonly view: 'landing' | 'explorer' }) {
  return (
    <header className="bar">
      <h1>
        <img src={logo} alt="" width="28" height="28" />
        Tributary
      </h1>
      {page.sandbox !== null && page.explorer && (
        <nav aria-label="Views">
          {views.map((one) => (
            <a key={one.view} href={one.address} aria-current={one.view === view ? 'page' : undefined}>
              {one.name}
            </a>
          ))}
        </nav>
      )}
      <ServiceStates />
    </header>
  );
}
