import { Alert, Button, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sentenceOf } from './sayProblem';

export function Loading() {
  const { t } = useTranslation();
  return (
    <Stack align="center" py={80} role="status">
      <Loader aria-hidden />
      <Text className="quiet">{t('state.loading')}</Text>
    </Stack>
  );
}

export function Failed({ fault, retry }: { fault: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" title={t('problem.title')} role="alert" my="md">
      <Stack gap="sm" align="flex-start">
        <Text>{sentenceOf(fault)}</Text>
        {retry && (
          <Button variant="default" onClick={retry}>
            {t('state.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function Empty({ title, hint, to, action }: { title: string; hint?: string; to?: string; action?: string }) {
  return (
    <Stack align="center" gap="sm" py={64} px="md" className="sheet">
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.45" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 32 18 8h36l10 24v14a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V32Z" />
        <path d="M8 32h16a12 8 0 0 0 24 0h16" />
      </svg>
      <Text size="lg" fw={600} ta="center">
        {title}
      </Text>
      {hint && (
        <Text className="quiet" ta="center" maw={460}>
          {hint}
        </Text>
      )}
      {to && (
        <Button component={Link} to={to} mt="xs">
          {action}
        </Button>
      )}
    </Stack>
  );
}

export function Broken() {
  const { t } = useTranslation();
  return (
    <main style={{ maxWidth: 560, margin: '4rem auto', padding: '0 1rem' }}>
      <h1>{t('broken.title')}</h1>
      <Text mb="md">{t('broken.what')}</Text>
      <Button onClick={() => window.location.assign('/')}>{t('broken.reload')}</Button>
    </main>
  );
}
