import { createRoot } from 'react-dom/client';
import './workers.ts';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style/fonts.css';
import './style/page.css';
import './style/bar.css';
import './style/graphiql.css';
import './style/panes.css';
import { Bar } from './bar.tsx';
import { Explorer } from './explorer.tsx';
import { Landing } from './landing.tsx';
import { page } from './page.ts';

function Page() {
  if (page.view === 'landing' && page.sandbox !== null) return <Landing embed={page.sandbox} />;
  return (
    <>
      <Bar view="explorer" />
      <main>
        <Explorer />
      </main>
    </>
  );
}

createRoot(document.getElementById('root') ?? document.body).render(<Page />);
