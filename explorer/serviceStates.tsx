import { page } from './page.ts';
import { useServices } from './services.ts';
import type { Service, Services } from './services.ts';

const known: Readonly<Record<string, { title: string; about: string }>> = {
  keystone: { title: 'Keystone', about: 'identity' },
  inspector: { title: 'ironic-inspector', about: 'bare-metal introspection' },
  tnco: { title: 'TNC-O', about: 'lifecycle processes' },
  nova: { title: 'Nova', about: 'server events' },
  karbor: { title: 'Karbor', about: 'data protection' },
};

/** Which services answer, and whether their data are invented: a line in the bar, and a panel behind it. */
export function ServiceStates() {
  const told = useServices();
  if (told === null) return <span className="states-wait">Asking the services…</span>;
  if (told === 'gone') return <span className="states-gone">The gateway does not answer</span>;
  if (told === 'untold') return <span className="states-gone">The services’ states are not told here</span>;
  return (
    <>
      <button type="button" className="states" popoverTarget="services">
        <span className={`badge badge-${told.data}`}>
          {told.data === 'invented' ? 'Invented data' : 'Real services'}
        </span>
        <span className="states-names">
          {told.upstreams.map((service) => (
            <span key={service.name} className="state">
              <Dot service={service} />
              {titleOf(service)}
            </span>
          ))}
        </span>
        <span className="states-count">{summary(told)}</span>
      </button>
      <Panel told={told} />
    </>
  );
}

function Panel({ told }: { told: Services }) {
  return (
    <div
      id="services"
      popover="auto"
      className="panel"
      role="dialog"
      aria-label="Services behind the gateway"
    >
      <h2>Services behind the gateway</h2>
      <p>{explanation(told)}</p>
      <ul>
        {told.upstreams.map((service) => (
          <li key={service.name}>
            <Dot service={service} silent />
            <span>
              <strong>{titleOf(service)}</strong>
              <small>{known[service.name]?.about}</small>
            </span>
            <span className="panel-state">
              {stateOf(service)}
              <small>{service.version}</small>
            </span>
          </li>
        ))}
      </ul>
      <p className="panel-token">{tokenWord()}</p>
    </div>
  );
}

function Dot({ service, silent = false }: { service: Service; silent?: boolean }) {
  return (
    <span className={`dot dot-${stateOf(service).replace(' ', '-')}`}>
      {!silent && <span className="unseen">{stateOf(service)}: </span>}
    </span>
  );
}

const titleOf = ({ name }: Service) => known[name]?.title ?? name;

function stateOf({ configured, reachable }: Service): string {
  if (!configured) return 'not configured';
  if (reachable === null) return 'unknown';
  return reachable ? 'reachable' : 'unreachable';
}

function summary({ upstreams }: Services): string {
  const configured = upstreams.filter((service) => service.configured);
  return `${configured.filter(({ reachable }) => reachable).length} of ${configured.length} reachable`;
}

function explanation({ data }: Services): string {
  return data === 'invented'
    ? 'Nothing real is touched: the embedded cloud answers. Its data are invented, changes live in memory, and a restart brings the first state back.'
    : 'These are real services. What an operation changes is changed there.';
}

function tokenWord(): string {
  return page.token === 'needed'
    ? 'Calls need a Keystone token: put it into the editor “Headers”, as X-Auth-Token.'
    : 'No token is needed here; the editor “Headers” takes one all the same.';
}
