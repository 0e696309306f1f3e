/** Counters and gauges in Prometheus' text format; label values are platforms, outcomes and connection ids, never tenants. */
export interface Metrics {
  count(name: string, labels: Readonly<Record<string, string>>, by?: number): void;
  gauge(name: string, labels: Readonly<Record<string, string>>, value: number): void;
  text(): string;
}

const HELP: Readonly<Record<string, string>> = {
  linkstar_webhooks_total: 'Webhooks received, by platform and what became of them.',
  linkstar_deliveries_total: 'Attempts to send a message, by platform and outcome.',
  linkstar_backlog: 'Messages waiting to be sent.',
  linkstar_oldest_pending_seconds: 'Age of the oldest waiting message.',
  linkstar_vendor_calls: 'Calls counted against a monthly quota, by connection and kind.',
  linkstar_circuits_open:
    'Workspaces to which nothing is sent for a while because the vendor keeps failing, by platform.',
  linkstar_connections: 'Connections configured, by platform.',
};

/** Makes an empty set of metrics. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const gauges = new Map<string, Map<string, number>>();
  // Whoever counts often passes the same object each time, whose text need not be made again.
  const texts = new WeakMap<object, string>();
  const remember = (labels: Readonly<Record<string, string>>): string => {
    const text = labelText(labels);
    texts.set(labels, text);
    return text;
  };
  const at = (table: typeof counters, name: string): Map<string, number> => {
    let series = table.get(name);
    if (!series) {
      series = new Map();
      table.set(name, series);
    }
    return series;
  };
  const block = (table: typeof counters, type: string): string[] =>
    [...table].flatMap(([name, series]) => [
      `# HELP ${name} ${HELP[name] ?? name}`,
      `# TYPE ${name} ${type}`,
      ...[...series].map(([labels, value]) => `${name}${labels} ${value}`),
    ]);
  return {
    count(name, labels, by = 1) {
      const series = at(counters, name);
      const key = texts.get(labels) ?? remember(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    gauge(name, labels, value) {
      at(gauges, name).set(labelText(labels), value);
    },
    text: () => `${[...block(counters, 'counter'), ...block(gauges, 'gauge')].join('\n')}\n`,
  };
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
