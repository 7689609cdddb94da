import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dueAt, moment } from './dates';
import { useNow } from './useNow';

const colours = { late: 'red', soon: 'amber', calm: 'gray' } as const;

/** A deadline in words; the colour only repeats what the words say. */
export function DueText({ at }: { at: string | null }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!at) return <span className="quiet">{t('due.none')}</span>;
  const due = dueAt(at, now);
  return (
    <Badge color={colours[due.tone]} variant="light" size="lg" tt="none" fw={600} title={moment(at, i18n.language)} style={due.tone === 'calm' ? { color: 'var(--quiet)' } : undefined}>
      {t(due.key, { count: due.count })}
    </Badge>
  );
}
