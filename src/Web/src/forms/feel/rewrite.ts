import { parseExpression } from 'feelin';

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

/** Names of the functions that stand in for operators; no field is called so. */
export const operators: Readonly<Record<string, string>> = { '+': '__plus', '-': '__minus', '*': '__times', '/': '__over', '**': '__power', '^': '__power' };
export const negation = '__negative';

// Made from texts, of which feelin takes more than FEEL has.
const constructors = new Set(['date', 'time', 'date and time', 'duration']);

// These come to true or false, but feelin takes a call within a filter for an index.
const tests = new Set(['not', 'contains', 'starts with', 'ends with', 'matches', 'list contains', 'odd', 'even', 'is', 'all', 'any', 'before', 'after', 'includes']);

/**
 * The same expression as feelin works it out by FEEL's rules: arithmetic by functions that count in decimals, comparisons by the server's
 * rules, conditions that are true only where they are `true`, quantifiers in three-valued logic.
 */
export function rewrite(source: string, names: Record<string, unknown>): string {
  return new Writer(source).write(parseExpression(source, names, undefined).topNode);
}

class Writer {
  constructor(private readonly source: string) {}

  write(node: SyntaxNode): string {
    const parts = children(node);
    if (node.name === 'ArithmeticExpression' && parts.length === 3) return this.operation(parts[0]!, parts[1]!, parts[2]!);
    if (node.name === 'ArithmeticExpression' && parts.length === 2) return `${negation}(${this.write(parts[1]!)})`;
    if (node.name === 'NumericLiteral') return this.number(node);
    if (node.name === 'IfExpression') return this.choice(node, parts);
    if (node.name === 'QuantifiedExpression') return this.quantified(parts);
    if (node.name === 'FilterExpression') return this.filter(node, parts);
    if (node.name === 'Comparison') return this.comparison(node, parts);
    if (node.name === 'IterationContext' && parts.length === 1) return `__items(${this.write(parts[0]!)})`;
    if (node.name === 'FunctionInvocation' && this.text(parts[0]!) === 'not') return this.inner(node, parts, (part) => (part === parts[0] ? '__not' : this.write(part)));
    if (node.name === 'DateTimeConstructor' && constructors.has(this.words(node))) return `__${this.words(node)}`;
    return this.inner(node, parts, (part) => this.write(part));
  }

  private operation(left: SyntaxNode, sign: SyntaxNode, right: SyntaxNode): string {
    return `${operators[this.text(sign)]}(${this.write(left)}, ${this.write(right)})`;
  }

  // feelin reads a whole number up to its exponent.
  private number(node: SyntaxNode): string {
    const text = this.text(node);
    return /e/i.test(text) ? text.replace(/^(-?\s*)(\d+)(?=e)/i, '$1$2.0') : text;
  }

  private choice(node: SyntaxNode, parts: SyntaxNode[]): string {
    return this.inner(node, parts, (part) => (part === parts[1] ? `(__true(${this.write(part)}) and true)` : this.write(part)));
  }

  private quantified(parts: SyntaxNode[]): string {
    const [quantifier, iterators, , condition] = parts;
    const joined = this.text(quantifier!) === 'every' ? '__all' : '__any';
    return `${joined}(for ${this.write(iterators!)} return ${this.write(condition!)})`;
  }

  private filter(node: SyntaxNode, parts: SyntaxNode[]): string {
    const condition = parts.at(-2)!;
    return this.inner(node, parts, (part) => {
      if (part === parts[0]) return `__kept(${this.write(part)})`;
      return part === condition && this.isTest(part) ? `((${this.write(part)}) and true)` : this.write(part);
    });
  }

  /** A function call is of no kind to feelin; "and true" makes a condition of it and keeps what is unknown. */
  private comparison(node: SyntaxNode, parts: SyntaxNode[]): string {
    const [left, sign] = [parts[0]!, parts[1]!];
    if (sign.name === 'CompareOp') return `(__compare("${this.text(sign)}", ${this.write(left)}, ${this.write(parts[2]!)}) and true)`;
    if (sign.name === 'between') return `(__between(${this.write(left)}, ${this.write(parts[2]!)}, ${this.write(parts[4]!)}) and true)`;
    if (sign.name !== 'in') return this.inner(node, parts, (part) => this.write(part));
    const tests = parts.find((part) => part.name === 'PositiveUnaryTests');
    const each = tests ? children(tests) : [parts.find((part) => part.name === 'PositiveUnaryTest')!];
    return `(__in(${this.write(left)}, [${each.map((test) => this.test(test)).join(', ')}]) and true)`;
  }

  private test(node: SyntaxNode): string {
    const parts = children(node);
    if (node.name === 'Interval') return `__range("${this.text(parts[0]!)}", ${this.write(parts[1]!)}, ${this.write(parts[3]!)}, "${this.text(parts.at(-1)!)}")`;
    if (node.name === 'SimplePositiveUnaryTest' && parts.length === 2) return `__test("${this.text(parts[0]!)}", ${this.write(parts[1]!)})`;
    if (node.name === 'ParenthesizedExpression') return this.test(parts[1]!);
    return ['PositiveUnaryTest', 'SimplePositiveUnaryTest'].includes(node.name) ? this.test(parts[0]!) : this.write(node);
  }

  private isTest(node: SyntaxNode): boolean {
    if (node.name === 'QuantifiedExpression') return true;
    return node.name === 'FunctionInvocation' && tests.has(this.words(node.firstChild!));
  }

  private inner(node: SyntaxNode, parts: SyntaxNode[], write: (part: SyntaxNode) => string): string {
    let text = '';
    let at = node.from;
    for (const part of parts) {
      text += this.source.slice(at, part.from) + write(part);
      at = part.to;
    }
    return text + this.source.slice(at, node.to);
  }

  private words(node: SyntaxNode): string {
    return this.text(node).replaceAll(/\s+/g, ' ');
  }

  private text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
