type Node = { [name: string]: unknown };

/** A schema or layout with its texts in one language: what `x-i18n` says for it stands in place of the English. */
export function localise<T extends object>(document: T, language: string): T {
  return visit(document, language) as T;
}

function visit(value: unknown, language: string): unknown {
  if (Array.isArray(value)) return value.map((item) => visit(item, language));
  if (value === null || typeof value !== 'object') return value;
  const { 'x-i18n': texts, ...node } = value as Node;
  const own = (texts as Record<string, Node> | undefined)?.[language];
  const result = Object.fromEntries(Object.entries(node).map(([name, item]) => [name, visit(item, language)]));
  return own ? { ...result, ...own } : result;
}
