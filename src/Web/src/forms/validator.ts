import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';

export type Fault = { instancePath: string; schemaPath: string; keyword: string; message: string; params: Record<string, unknown>; parentSchema?: unknown };
type Check = ((data: unknown) => boolean) & { errors: Fault[] | null; schema: unknown };

// These only repeat what their parts already say.
const wrappers = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'allOf', '$ref', '$dynamicRef', 'then', 'else', 'if', 'dependentSchemas']);
const choices = new Set(['anyOf', 'oneOf', 'not']);

/** What JSON Forms needs of Ajv, without Ajv's generated code: a content security policy may forbid `eval`. */
export default class Ajv {
  errors: Fault[] | null = null;
  private readonly compiled = new WeakMap<object, Check>();

  compile(schema: object): Check {
    const known = this.compiled.get(schema);
    if (known) return known;
    const validator = new Validator(schema as Schema, '2020-12', false);
    const check = ((data: unknown) => {
      const { valid, errors } = validator.validate(data === undefined ? null : answered(data));
      check.errors = valid ? null : faults(errors, schema);
      return valid;
    }) as Check;
    check.errors = null;
    check.schema = schema;
    this.compiled.set(schema, check);
    return check;
  }

  validate(schema: object, data: unknown): boolean {
    const check = this.compile(schema);
    const valid = check(data);
    this.errors = check.errors;
    return valid;
  }

  addFormat(): this {
    return this;
  }

  addKeyword(): this {
    return this;
  }
}

/** An emptied field is a null or an empty text; to a schema it is simply not there. */
function answered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : answered(item)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (item === undefined || item === null || item === '' ? [] : [[name, answered(item)]])));
}

function faults(units: OutputUnit[], schema: object): Fault[] {
  const choicePlaces = units.filter((unit) => choices.has(unit.keyword)).map((unit) => unit.keywordLocation);
  return units
    .filter((unit) => !wrappers.has(unit.keyword) && !choicePlaces.some((place) => unit.keywordLocation.startsWith(`${place}/`)))
    .map((unit) => {
      const parentSchema = parentOf(unit.keywordLocation, schema);
      return {
        instancePath: unit.instanceLocation.replace(/^#/, ''),
        schemaPath: unit.keywordLocation,
        keyword: unit.keyword,
        message: unit.error,
        params: unit.keyword === 'required' ? { missingProperty: /"([^"]*)"/.exec(unit.error)?.[1] ?? '' } : { limit: parentSchema?.[unit.keyword] },
        parentSchema,
      };
    });
}

function parentOf(location: string, schema: object): Record<string, unknown> | undefined {
  let at: unknown = schema;
  const parts = location.replace(/^#\/?/, '').split('/').slice(0, -1);
  for (const part of parts) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return at as Record<string, unknown> | undefined;
}
