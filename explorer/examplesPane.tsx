import type { GraphiQLPlugin } from '@graphiql/react';
import { useGraphiQLActions } from '@graphiql/react';
import { useState } from 'react';
import { changes } from './example.ts';
import type { Example, ExampleGroup } from './example.ts';
import { exampleGroups } from './examples.ts';
import { useOpenExample } from './openExample.ts';

/** The saved operations, as one of GraphiQL's panes. */
export const examplesPane: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Examples };

function Examples() {
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState('');
  const actions = useGraphiQLActions();
  const openExample = useOpenExample();
  const open = async (example: Example) => {
    if (!(await openExample(example))) return;
    setOpened(example.title);
    if (matchMedia('(max-width: 760px)').matches) actions.setVisiblePlugin(null);
  };
  const groups = found(sought);
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Ids are looked up in the services when you open one.</p>
      <input
        type="search"
        value={sought}
        placeholder="Find an example"
        aria-label="Find an example"
        onChange={(event) => setSought(event.target.value)}
      />
      {groups.length === 0 && <p>No example says “{sought}”.</p>}
      {groups.map((group) => (
        <Group key={group.title} group={group} open={open} opened={opened} />
      ))}
      <p className="unseen" role="status">
        {opened === '' ? '' : `${opened} is in the editor`}
      </p>
    </section>
  );
}

interface GroupProps {
  readonly group: ExampleGroup;
  readonly opened: string;
  readonly open: (example: Example) => Promise<void>;
}

function Group({ group, open, opened }: GroupProps) {
  return (
    <>
      <h3>
        {group.title} <small>{group.about}</small>
      </h3>
      <ul>
        {group.examples.map((example) => (
          <li key={example.title}>
            <button
              type="button"
              aria-current={example.title === opened ? 'true' : undefined}
              onClick={() => void open(example)}
            >
              <strong>{example.title}</strong>
              {changes(example) && <span className="badge badge-changes">changes data</span>}
              <span className="about">{example.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function found(sought: string): readonly ExampleGroup[] {
  const word = sought.trim().toLowerCase();
  const says = ({ title, about, document }: Example) =>
    [title, about, document].some((text) => text.toLowerCase().includes(word));
  return exampleGroups
    .map((group) => ({ ...group, examples: group.examples.filter(says) }))
    .filter(({ examples }) => examples.length > 0);
}

function Icon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <path d="M3.5 4.5h13M3.5 10h13M3.5 15.5h8" />
      <path d="m14 13.5 2 2-2 2" strokeLinejoin="round" />
    </svg>
  );
}
