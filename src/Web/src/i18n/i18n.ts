import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/http';
import { directionOf, type Language } from './languages';

const dictionaries: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('./en.json'),
  vi: () => import('./vi.json'),
  ar: () => import('./ar.json'),
};

export async function startI18n(language: Language): Promise<void> {
  const words = (await dictionaries[language]()).default;
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  settle(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', (await dictionaries[language]()).default);
  }
  settle(language);
  await i18n.changeLanguage(language);
}

function settle(language: Language): void {
  speak(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
