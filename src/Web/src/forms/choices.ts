import type { Json } from '../api/types';

export type Choice = { value: string; label: string };
type ChoiceSchema = { oneOf?: { const?: Json; title?: string }[]; anyOf?: { const?: Json; title?: string }[]; enum?: Json[] };

/** The answers a schema allows, when it names them all; null when it does not. */
export function choicesOf(schema: object): Choice[] | null {
  const { oneOf, anyOf, enum: values } = schema as ChoiceSchema;
  const named = oneOf ?? anyOf;
  if (named?.length && named.every((choice) => choice.const !== undefined)) {
    return named.map((choice) => ({ value: String(choice.const), label: choice.title ?? String(choice.const) }));
  }
  return values ? values.filter((value) => value !== null).map((value) => ({ value: String(value), label: String(value) })) : null;
}

/** Inputs hold texts; the answer keeps the type the schema gave it. */
export function valueOf(schema: object, text: string): Json {
  const { oneOf, anyOf, enum: values } = schema as ChoiceSchema;
  const all = values ?? (oneOf ?? anyOf ?? []).map((choice) => choice.const ?? null);
  return all.find((value) => String(value) === text) ?? text;
}
