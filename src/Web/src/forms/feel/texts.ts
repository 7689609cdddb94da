import { evaluate, FeelFunction } from 'feelin';
import { certainDigits, NotCertain } from './exact';

/** Functions of texts, dates and times as the server has them: what feelin would let pass is null here, or left to the server. */
export const textFunctions: Record<string, FeelFunction> = {
  'upper case': cased((letter) => letter.toUpperCase()),
  'lower case': cased((letter) => letter.toLowerCase()),
  substring: new FeelFunction((text: unknown, start: unknown, length: unknown) => {
    if (typeof text !== 'string' || !Number.isInteger(start) || !(length === undefined || Number.isInteger(length))) return null;
    const letters = [...text];
    const from = (start as number) > 0 ? (start as number) - 1 : letters.length + (start as number);
    if (start === 0 || from < 0 || from >= letters.length || (length !== undefined && (length as number) < 1)) return null;
    return letters.slice(from, length === undefined ? undefined : from + (length as number)).join('');
  }, ['string', 'start position', 'length']),
  number: new FeelFunction((from: unknown, grouping: unknown, decimal: unknown) => {
    if (typeof from === 'number') return grouping === undefined ? from : left();
    if (typeof from !== 'string' || !/\d|Inf/.test(from)) return null;
    const text = (typeof grouping === 'string' ? from.split(grouping).join('') : from).replace(typeof decimal === 'string' ? decimal : '.', '.');
    return /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/\D/g, '').length <= certainDigits ? Number(text) : left();
  }, ['from', 'grouping separator', 'decimal separator']),
  split: new FeelFunction((text: unknown, delimiter: unknown) => (delimiter === '' ? left() : evaluate('split(a, b)', { a: text, b: delimiter }).value), ['string', 'delimiter']),
  replace: new FeelFunction(
    (input: unknown, pattern: unknown, replacement: unknown, flags: unknown) =>
      flags !== undefined || (typeof replacement === 'string' && /[$\\]/.test(replacement)) ? left() : evaluate('replace(a, b, c)', { a: input, b: pattern, c: replacement }).value,
    ['input', 'pattern', 'replacement', 'flags'],
  ),
  __date: made('date', /^\d{4}-\d{2}-\d{2}$/),
  __time: made('time', /^\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/),
  '__date and time': made('date and time', /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/),
  __duration: made('duration', /^-?P(?=.)((\d+Y)?(\d+M)?|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/),
};

function left(): never {
  throw new NotCertain();
}

/** Letter by letter: what becomes several letters stays as it is. */
function cased(change: (letter: string) => string): FeelFunction {
  const changed = (letter: string) => ([...change(letter)].length === 1 ? change(letter) : letter);
  return new FeelFunction((text: unknown) => (typeof text === 'string' ? [...text].map(changed).join('') : null), ['string']);
}

/** From a text of the written form, or from other values as feelin does it. */
function made(name: string, form: RegExp): FeelFunction {
  return new FeelFunction((...given: unknown[]) => {
    if (given.length === 1 && typeof given[0] === 'string' && !form.test(given[0])) return null;
    const names = given.map((_, at) => `v${at}`);
    return evaluate(`${name}(${names.join(', ')})`, Object.fromEntries(names.map((one, at) => [one, given[at]]))).value;
  }, ['...from']);
}
