export const languages = { en: 'English', vi: 'Tiếng Việt', ar: 'العربية' } as const;
export type Language = keyof typeof languages;

const remembered = 'workflowhub.language';

export const isLanguage = (text: string | null | undefined): text is Language => text != null && text in languages;
export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

export function chosenLanguage(): Language | null {
  const text = localStorage.getItem(remembered);
  return isLanguage(text) ? text : null;
}

/** What the person chose, else what the browser speaks, else English. */
export function firstLanguage(): Language {
  return chosenLanguage() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export function remember(language: Language): void {
  localStorage.setItem(remembered, language);
}
