import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './look.css';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/i18n';
import { firstLanguage } from '../i18n/languages';
import { App } from './App';

// After an upgrade an open page asks for files that are gone; a fresh start finds the new ones.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('workflowhub.reloaded') ?? 0);
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem('workflowhub.reloaded', String(Date.now()));
  window.location.reload();
});

await startI18n(firstLanguage());
createRoot(document.getElementById('root')!).render(<App />);
