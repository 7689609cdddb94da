import type { UISchemaElement } from '@jsonforms/core';
import type { Data, FieldRights, Json } from '../api/types';
import type { Feel } from './feel/feel';
import { hiddenFields } from './judge';

/** The part of a browser that knows FEEL: loaded when a form works something out, and not before. */
export const loadFeel = () => import('./feel/feel');
export type FeelModule = Awaited<ReturnType<typeof loadFeel>>;

export type Node = { [name: string]: unknown; properties?: Record<string, Node>; items?: Node; format?: string; 'x-computed'?: string };

/** An object of the answers, what its schema says, and the object around it. */
type Layer = { data: Data; schema: Node; around: Layer | null };

export function hasComputed(schema: Node | undefined): boolean {
  if (!schema || typeof schema !== 'object') return false;
  return 'x-computed' in schema || hasComputed(schema.items) || Object.values(schema.properties ?? {}).some(hasComputed);
}

/**
 * The answers with what is worked out from them, as the server will have it (`src/Forms/ComputedFields.cs`). What cannot be told here keeps
 * no value: it is shown once it was sent.
 */
export function compute({ Feel, uncertain }: FeelModule, data: Data, schema: Node, layout: UISchemaElement, rights: FieldRights): Data {
  const unseen = Object.entries(rights).flatMap(([pointer, right]) => (right === 'hidden' ? [pointer.split('/').at(-1)!] : []));
  const worked = new Computation(new Feel(), uncertain, unseen).object(data, schema, null);
  // What a rule hides is not there for what is worked out from it.
  const hidden = hiddenFields(layout, worked).filter((pointer) => !['read', 'hidden'].includes(rights[pointer] ?? ''));
  if (hidden.length === 0) return worked;
  const shown = new Computation(new Feel(), uncertain, unseen).object(hidden.reduce(without, worked), schema, null);
  return hidden.reduce((all, pointer) => restore(all, worked, pointer.split('/').slice(1)), shown);
}

class Computation {
  constructor(
    private readonly feel: Feel,
    private readonly uncertain: symbol,
    private readonly unseen: string[],
  ) {}

  object(data: Data, schema: Node, around: Layer | null): Data {
    let result = data;
    const properties = Object.entries(schema.properties ?? {});
    for (const [name, property] of properties) {
      const inner = result[name];
      if (property['x-computed'] === undefined && inner !== undefined && hasComputed(property)) result = put(result, name, this.within(inner, property, { data: result, schema, around }));
    }
    // One computed field may use another: as many rounds as there are fields settle any order.
    const computed = properties.filter(([, property]) => property['x-computed'] !== undefined);
    for (let round = 0; round < computed.length; round++) {
      const before = result;
      for (const [name, property] of computed) result = put(result, name, this.value(property['x-computed']!, { data: result, schema, around }));
      if (result === before) break;
    }
    return result;
  }

  private within(value: Json, schema: Node, around: Layer): Json {
    if (Array.isArray(value)) return schema.items && hasComputed(schema.items) ? mapped(value, (item) => this.within(item, schema.items!, around)) : value;
    return value !== null && typeof value === 'object' && schema.properties ? this.object(value, schema, around) : value;
  }

  private value(source: string, nearest: Layer): Json | undefined {
    // A part that this step may not see was not sent: only the server can reckon with it.
    if (this.unseen.some((name) => source.includes(name))) return undefined;
    const names: Record<string, unknown> = {};
    for (let layer: Layer | null = nearest; layer; layer = layer.around)
      for (const [name, property] of Object.entries(layer.schema.properties ?? {}))
        if (!Object.hasOwn(names, name)) names[name] = this.typed(layer.data[name], property);
    const value = this.feel.evaluate(source, names);
    return value === null || value === this.uncertain ? undefined : (value as Json);
  }

  /** As FEEL reads it: texts whose format says so become dates and times; what was emptied is not there. */
  private typed(value: Json | undefined, schema: Node | undefined): unknown {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return this.feel.typed(value, schema?.format);
    if (Array.isArray(value)) return value.map((item) => this.typed(item, schema?.items));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (item === undefined || item === null || item === '' ? [] : [[name, this.typed(item, schema?.properties?.[name])]])));
  }
}

/** The same object when nothing changes: JSON Forms draws anew what is another. */
function put(data: Data, name: string, value: Json | undefined): Data {
  if (same(data[name], value)) return data;
  if (value !== undefined) return { ...data, [name]: value };
  const { [name]: _, ...others } = data;
  return others;
}

function mapped(list: Json[], change: (item: Json) => Json): Json[] {
  const changed = list.map(change);
  return changed.every((item, at) => item === list[at]) ? list : changed;
}

const same = (a: Json | undefined, b: Json | undefined): boolean => a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

function without(data: Data, pointer: string): Data {
  return change(data, pointer.split('/').slice(1), undefined);
}

/** A field that is hidden for now keeps its answer, in case it is shown again. */
function restore(data: Data, from: Data, path: string[]): Data {
  const value = path.reduce<Json | undefined>((at, name) => (at !== null && typeof at === 'object' && !Array.isArray(at) ? at[name] : undefined), from);
  return value === undefined ? data : change(data, path, value);
}

function change(data: Data, [name, ...deeper]: string[], value: Json | undefined): Data {
  if (name === undefined) return data;
  if (deeper.length === 0) return put(data, name, value);
  const inner = data[name];
  return inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? put(data, name, change(inner, deeper, value)) : data;
}
