import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/States';
import { Page } from '../ui/Page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <Empty title={t('notFound.what')} to="/inbox" action={t('notFound.back')} />
    </Page>
  );
}
