import { socketAddress, url } from '../kinds/addresses.ts';
import { choice, flag } from '../kinds/words.ts';
import { duration } from '../kinds/measures.ts';
import type { Reader } from '../declaration.ts';

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
  otlpEndpoint: from.find({
    path: 'telemetry.otlp_endpoint',
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    kind: url('http://127.0.0.1:4318'),
    orElse: 'no traces',
    about: 'OpenTelemetry collector (HTTP) that traces go to.',
    shared: true,
  }),
});
