import { evaluate, parseDate, parseDateTime, parseTime } from 'feelin';
import { Exact, NotCertain } from './exact';
import { functionsOver } from './functions';
import { rewrite } from './rewrite';

/** Nothing to be shown yet: the server is to say. */
export const uncertain = Symbol('uncertain');

/**
 * Works expressions out as the server does, or says that it cannot be sure to. What is worked out with one `Feel` is exact for what is
 * worked out from it afterwards.
 */
export class Feel {
  private readonly exact = new Exact();
  private readonly functions = functionsOver(this.exact);

  /** The value as JSON holds it, null where there is none. */
  evaluate(source: string, values: Record<string, unknown>): unknown {
    try {
      const names = { ...this.functions, ...values };
      return this.plain(evaluate(rewrite(source, names), names).value);
    } catch (fault) {
      // What feelin cannot read, or has not, the server has looked at already.
      if (fault instanceof Error) return uncertain;
      throw fault;
    }
  }

  /** A text as its format reads: the formats that the server reads as dates and times. */
  typed(text: string, format: string | undefined): unknown {
    if (format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? (parseDate(text) ?? text) : text;
    if (format === 'time') return parseTime(/^\d{2}:\d{2}$/.test(text) ? `${text}:00` : text) ?? text;
    if (format !== 'date-time') return text;
    // Without a zone it is meant in UTC.
    const [, moment, seconds = ':00', zone = 'Z'] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
    return (moment && parseDateTime(`${moment}${seconds}${zone}`)) ?? text;
  }

  private plain(value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return this.exact.stored(value);
    if (typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item) => this.plain(item));
    if (Object.getPrototypeOf(value) === Object.prototype) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.plain(item)]));
    if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON() as string);
    throw new NotCertain();
  }
}

/** Years of more than four digits are written otherwise. */
function written(text: string): string {
  if (/^[+-]\d/.test(text)) throw new NotCertain();
  return text;
}
