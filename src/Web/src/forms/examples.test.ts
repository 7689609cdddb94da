import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Data, FieldRights, FormDocument } from '../api/types';
import { compute, type Node } from './computed';
import * as feel from './feel/feel';
import { ajv, asked, hiddenFields, placeOf } from './judge';
import { prepare } from './rights';

type Case = { name: string; answer: Data; present?: Data; rights?: FieldRights; errors: { pointer: string; keyword: string }[]; hidden?: string[]; data?: Data };
type Example = { schema: Record<string, unknown>; layout: Record<string, unknown>; cases: Case[] };

const folder = resolve('../../tests/Forms.Tests/examples');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
if (files.length === 0) console.warn('The shared examples of forms are not here: tests/Forms.Tests/examples is missing or empty.');

describe.each(files)('%s', (file) => {
  const example = JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Example;
  const form: FormDocument = { id: file, schema: example.schema, layout: example.layout };

  it.each(example.cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const rights = one.rights ?? {};
    const { schema, layout } = prepare(form, rights, 'en');
    // The browser has been sent what the step may see, and works the rest out itself.
    const sent = { ...one.answer, ...Object.fromEntries(Object.entries(one.present ?? {}).filter(([name]) => rights[`/${name}`] === 'read')) };
    const data = compute(feel, sent, schema as Node, layout, rights);
    const check = ajv.compile(schema);
    check(data);

    const said = asked(check.errors ?? [], schema, layout, data).filter((fault) => fault.keyword !== 'additionalProperties').map((fault) => `${placeOf(fault)} ${fault.keyword}`);

    // What was worked out, what a step may not change and names no field has, the server alone can judge.
    const serverOnly = new Set(['not-allowed', 'additionalProperties']);
    const properties = example.schema.properties as Record<string, object>;
    const wanted = one.errors.filter(({ pointer, keyword }) => !serverOnly.has(keyword) && !('x-computed' in (properties[pointer.slice(1)] ?? {}))).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
    expect([...new Set(said)].sort()).toEqual([...new Set(wanted)].sort());
    const unseen = Object.values(rights).includes('hidden');
    if (one.data && one.errors.length === 0 && !unseen) expect(computedIn(data, schema as Node)).toEqual(computedIn(one.data, schema as Node));
    if (one.hidden) expect(hiddenFields(layout, data).sort()).toEqual(expect.arrayContaining([...one.hidden].sort()));
  });
});

/** What is worked out in an answer, and nothing else of it. */
function computedIn(value: unknown, schema: Node | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => computedIn(item, schema?.items));
  if (value === null || typeof value !== 'object') return undefined;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(schema?.properties ?? {}).flatMap(([name, property]) => ('x-computed' in property ? [[name, fields[name]]] : [[name, computedIn(fields[name], property)]])).filter(([, found]) => found !== undefined),
  );
}
