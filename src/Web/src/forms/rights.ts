import { Generate, type JsonSchema, type UISchemaElement } from '@jsonforms/core';
import type { FieldRight, FieldRights, FormDocument } from '../api/types';
import { localise } from './localise';

export type Prepared = { schema: JsonSchema; layout: UISchemaElement };
type Node = { [name: string]: unknown };

/** A form as one step shows it: in one language, without hidden fields, with read-only and required ones marked. */
export function prepare(form: FormDocument, rights: FieldRights, language: string): Prepared {
  const schema = structuredClone(localise(form.schema, language)) as Node;
  const given = form.layout && Object.keys(form.layout).length > 0 ? localise(form.layout, language) : Generate.uiSchema(schema as JsonSchema);
  for (const [pointer, right] of Object.entries(rights)) {
    if (right === 'hidden') remove(schema, pointer);
    if (right === 'required') require(schema, pointer);
    if (right === 'read') forget(schema, pointer);
  }
  return { schema: schema as JsonSchema, layout: trim(given as Node, rights) as unknown as UISchemaElement };
}

/** `#/properties/a/properties/b` stands for the field `/a/b`. */
export function pointerOf(scope: string): string {
  return scope.replace(/^#/, '').replaceAll(/\/properties\//g, '/').replace(/^\/properties$/, '');
}

function owner(schema: Node, pointer: string): { node: Node; name: string } | null {
  const parts = pointer.split('/').slice(1);
  const name = parts.pop();
  let node: Node | undefined = schema;
  for (const part of parts) node = (node?.properties as Record<string, Node> | undefined)?.[part];
  return node && name ? { node, name } : null;
}

function remove(schema: Node, pointer: string): void {
  forget(schema, pointer);
  const place = owner(schema, pointer);
  if (place) delete (place.node.properties as Node | undefined)?.[place.name];
}

function forget(schema: Node, pointer: string): void {
  const place = owner(schema, pointer);
  if (place && Array.isArray(place.node.required)) place.node.required = place.node.required.filter((name) => name !== place.name);
}

function require(schema: Node, pointer: string): void {
  const place = owner(schema, pointer);
  if (!place || !(place.node.properties as Node | undefined)?.[place.name]) return;
  place.node.required = [...new Set([...((place.node.required as string[] | undefined) ?? []), place.name])];
}

/** A field's own right, else the one of what it lies within. */
function rightTo(pointer: string, rights: FieldRights): FieldRight | undefined {
  if (pointer === '') return undefined;
  return rights[pointer] ?? rightTo(pointer.slice(0, pointer.lastIndexOf('/')), rights);
}

function trim(element: Node, rights: FieldRights): Node {
  if (element.type === 'Control') {
    return rightTo(pointerOf(String(element.scope)), rights) === 'read' ? { ...element, options: { ...(element.options as Node | undefined), readonly: true } } : element;
  }
  if (!Array.isArray(element.elements)) return element;
  const elements = (element.elements as Node[])
    .filter((child) => !(child.type === 'Control' && rightTo(pointerOf(String(child.scope)), rights) === 'hidden'))
    .map((child) => trim(child, rights))
    .filter((child) => !(Array.isArray(child.elements) && child.elements.length === 0));
  return { ...element, elements };
}
