import { lastExchange } from './exchange.ts';

/** Below an answer: how it came. The request id is what the gateway's log knows it by. */
export function ExchangeLine() {
  const last = lastExchange.use();
  if (last === null)
    return <p className="exchange">Answers appear here. Ctrl-Enter runs what is in the editor.</p>;
  return (
    <p className="exchange" role="status">
      <span>{last.status}</span>
      <span>{last.milliseconds} ms</span>
      <span>{size(last.bytes)}</span>
      {last.requestId !== null && (
        <code title="The gateway's log knows this request by it">{last.requestId}</code>
      )}
    </p>
  );
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
