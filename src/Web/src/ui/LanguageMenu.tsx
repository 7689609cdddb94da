import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n';
import { languages, remember, type Language } from '../i18n/languages';
import { sayProblem } from './sayProblem';
import classes from './LanguageMenu.module.css';

/** The browser's own select: every phone and reader knows it, and it costs nothing to load. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();

  const choose = async (language: Language) => {
    try {
      await changeLanguage(language);
      remember(language);
      await cache.invalidateQueries();
    } catch (fault) {
      sayProblem(fault);
    }
  };

  return (
    <select className={classes.select} aria-label={t('shell.language')} value={i18n.language} onChange={(event) => void choose(event.currentTarget.value as Language)}>
      {(Object.keys(languages) as Language[]).map((language) => (
        <option key={language} value={language} lang={language}>
          {languages[language]}
        </option>
      ))}
    </select>
  );
}
