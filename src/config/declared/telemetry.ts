import { socketAddress, url } from '../kinds/addresses.ts';
import { choice, flag } from '../kinds/words.ts';
import { duration } from '../kinds/measures.ts';
import type { Reader } from '../declaration.ts';
import type { TraceSettings } from '../settings.ts';

/** What the gateway tells of itself. */
export const telemetry = (from: Reader) => ({
  logLevel: from.get({
    path: 'telemetry.log_level',
    env: 'LOG_LEVEL',
    kind: choice('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    or: 'info',
    about: 'Least level that is logged; the audit lines of writes always are.',
    shared: true,
  }),
  slowCall: from.get({
    path: 'telemetry.slow_call',
    env: 'SLOW_CALL',
    kind: duration,
    or: '1s',
    about: 'Upstream calls that take longer are logged at `warn`.',
  }),
  metrics: from.get({
    path: 'telemetry.metrics',
    env: 'METRICS',
    kind: flag,
    or: 'yes',
    about: 'Serves Prometheus metrics at `/metrics`.',
    shared: true,
  }),
  metricsAddress: from.find({
    path: 'telemetry.metrics_address',
    env: 'METRICS_ADDRESS',
    kind: socketAddress,
    orElse: 'beside `/graphql`',
    about: 'Address of their own for the metrics.',
  }),
  traces: traces(from),
});

/** The standard variables of OpenTelemetry; its SDK reads the rest of them by itself. */
function traces(from: Reader): TraceSettings | null {
  const collector = from.find({
    path: 'telemetry.otlp_endpoint',
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    kind: url('http://127.0.0.1:4318'),
    orElse: 'no traces',
    about: 'OpenTelemetry collector (OTLP over HTTP) that traces go to, below `/v1/traces`.',
    shared: true,
  });
  const whole = from.find({
    path: 'telemetry.otlp_traces_endpoint',
    env: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    kind: url('http://127.0.0.1:4318/v1/traces'),
    orElse: 'below `telemetry.otlp_endpoint`',
    about: 'The whole address that traces go to.',
    shared: true,
  });
  const protocol = from.get({
    path: 'telemetry.otlp_protocol',
    env: 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL',
    aliases: ['OTEL_EXPORTER_OTLP_PROTOCOL'],
    kind: choice('http/protobuf', 'http/json'),
    or: 'http/protobuf',
    about: 'How traces are sent.',
    shared: true,
  });
  const off = from.get({
    path: null,
    env: 'OTEL_SDK_DISABLED',
    kind: flag,
    or: 'no',
    about: 'Makes no traces, whatever else is set.',
    shared: true,
  });
  const address = whole ?? (collector === null ? null : `${collector}/v1/traces`);
  return address === null || off ? null : { url: address, protocol };
}
