import { isVisible, type UISchemaElement } from '@jsonforms/core';
import type { Data } from '../api/types';
import { pointerOf } from './rights';
import Ajv, { type Fault } from './validator';

/** One for all forms: JSON Forms draws every control anew when it gets another. */
export const ajv = new Ajv();

/** The field a fault is about. */
export const placeOf = (fault: Fault): string => (fault.keyword === 'required' ? `${fault.instancePath}/${String(fault.params.missingProperty)}` : fault.instancePath);

/** The faults a person can put right: what a rule hides now is not asked, and what is worked out is the server's to judge. */
export function asked(faults: Fault[], schema: object, layout: UISchemaElement, data: Data): Fault[] {
  const left = [...hiddenFields(layout, data), ...computedFields(schema)];
  return faults.filter((fault) => !left.some((pointer) => matches(placeOf(fault), pointer)));
}

export function hiddenFields(element: UISchemaElement, data: Data, above = false): string[] {
  const hidden = above || !isVisible(element, data, '', ajv as never, undefined);
  const { scope, elements } = element as { scope?: string; elements?: UISchemaElement[] };
  const own = hidden && scope ? [pointerOf(scope)] : [];
  return [...own, ...(elements ?? []).flatMap((child) => hiddenFields(child, data, hidden))];
}

type Node = { properties?: Record<string, Node>; items?: Node };

function computedFields(schema: Node, above = ''): string[] {
  const own = 'x-computed' in schema ? [above] : [];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => computedFields(property, `${above}/${name}`));
  return [...own, ...fields, ...(schema.items ? computedFields(schema.items, `${above}/*`) : [])];
}

/** Whether a place is a field or lies within it; `*` stands for any row. */
function matches(place: string, pointer: string): boolean {
  const parts = pointer.split('/');
  const at = place.split('/');
  return at.length >= parts.length && parts.every((part, index) => part === '*' || part === at[index]);
}
