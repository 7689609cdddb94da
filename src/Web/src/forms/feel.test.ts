import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';

type Row = { source: string; names?: Record<string, unknown>; expected: unknown; refusal?: string };

// The server runs the same table: tests/Expressions.Tests/BrowserFeelTests.cs.
const table = JSON.parse(readFileSync(resolve('../../tests/Expressions.Tests/examples/browser.json'), 'utf8')) as { agree: Row[]; refused: Row[] };

/** As JSON holds it: dates and durations as text, numbers to 12 digits. */
function plain(value: unknown): unknown {
  const held: unknown = value === undefined ? null : JSON.parse(JSON.stringify(value));
  return rounded(held);
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, rounded(entry)]));
  return value;
}

function found({ source, names }: Row): unknown {
  try {
    return plain(evaluate(source, names ?? {}).value);
  } catch {
    return 'not read';
  }
}

describe('FEEL in the browser', () => {
  it.each(table.agree.map((row) => [row.source, row] as const))('comes to what the server comes to: %s', (_, row) => {
    expect(found(row)).toEqual(rounded(row.expected));
  });

  // When one of these no longer differs, it need no longer be refused.
  it.each(table.refused.map((row) => [row.source, row] as const))('differs, which is why the server refuses it for browsers: %s', (_, row) => {
    expect(found(row)).not.toEqual(rounded(row.expected));
  });
});
