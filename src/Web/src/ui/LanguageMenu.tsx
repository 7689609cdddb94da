import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/i18n';
import { languages, remember, type Language } from '../i18n/languages';
import { sayProblem } from './sayProblem';

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const current = i18n.language as Language;

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
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="compact-md" aria-label={t('shell.language', { name: languages[current] })}>
          {languages[current]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(languages) as Language[]).map((language) => (
          <Menu.Item key={language} lang={language} aria-current={language === current} rightSection={language === current ? '✓' : null} onClick={() => void choose(language)}>
            {languages[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
