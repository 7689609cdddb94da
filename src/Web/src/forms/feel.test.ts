import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Feel, uncertain } from './feel/feel';

type Names = Record<string, unknown>;
type Row = { source: string; names?: Names | string; expected: unknown; refusal?: string };

// The server runs the same table: tests/Expressions.Tests/BrowserFeelTests.cs.
const table = JSON.parse(readFileSync(resolve('../../tests/Expressions.Tests/examples/browser.json'), 'utf8')) as { data: Record<string, Names>; agree: Row[]; refused: Row[]; later: Row[] };
const later = 'the server says';

function found({ source, names }: Row): unknown {
  const value = new Feel().evaluate(source, typeof names === 'string' ? table.data[names]! : (names ?? {}));
  return value === uncertain ? later : value;
}

/** To the digits that are kept of what is worked out. */
function kept(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(15)) + 0;
  if (Array.isArray(value)) return value.map(kept);
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, kept(entry)])) : value;
}

describe('FEEL in the browser', () => {
  it.each(table.agree.map((row) => [row.source, row] as const))('comes to what the server comes to: %s', (_, row) => {
    expect(found(row)).toEqual(kept(row.expected));
  });

  it.each(table.later.map((row) => [row.source, row] as const))('says nothing where it cannot be sure: %s', (_, row) => {
    expect(found(row)).toBe(later);
  });

  // When one of these no longer differs, it need no longer be refused.
  it.each(table.refused.map((row) => [row.source, row] as const))('differs, which is why the server refuses it for browsers: %s', (_, row) => {
    expect(found(row)).not.toEqual(kept(row.expected));
  });
});
