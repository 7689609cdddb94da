import { describe, expect, it } from 'vitest';
import ar from './ar.json';
import en from './en.json';
import vi from './vi.json';

type Words = { [name: string]: string | Words };
const plural = /_(zero|one|two|few|many|other)$/;

const keysOf = (words: Words, above = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, word]) => (typeof word === 'string' ? [[above + name, word] as [string, string]] : keysOf(word, `${above}${name}.`)));
const bare = (words: Words) => [...new Set(keysOf(words).map(([key]) => key.replace(plural, '')))].sort();
const blanks = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((found) => found[1]).sort();

describe.each([
  ['vi', vi],
  ['ar', ar],
] as const)('The %s dictionary', (language, words) => {
  it('has exactly the keys of the English one', () => {
    expect(bare(words)).toEqual(bare(en));
  });

  it('leaves the same blanks to be filled in texts without a count', () => {
    const own = Object.fromEntries(keysOf(words));
    for (const [key, text] of keysOf(en).filter(([key]) => !plural.test(key))) expect([key, blanks(own[key] ?? '')]).toEqual([key, blanks(text)]);
  });

  it('has a form for every plural the language knows', () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = keysOf(en).flatMap(([key]) => (plural.test(key) ? [key.replace(plural, '')] : []));
    const own = new Set(keysOf(words).map(([key]) => key));
    for (const key of counted) for (const form of wanted) expect([`${key}_${form}`, own.has(`${key}_${form}`)]).toEqual([`${key}_${form}`, true]);
  });
});
