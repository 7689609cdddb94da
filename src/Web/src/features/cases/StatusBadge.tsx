import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const colours: Record<string, string> = { active: 'sea', completed: 'green', terminated: 'amber', withdrawn: 'gray', cancelled: 'red' };

export function StatusBadge({ status }: { status: string }) {
  const { t } = useTranslation();
  const name = status.toLowerCase();
  return (
    <Badge size="lg" variant="light" tt="none" color={colours[name] ?? 'gray'} style={colours[name] === 'gray' ? { color: 'var(--quiet)' } : undefined}>
      {t(`case.status.${name}`, { defaultValue: status })}
    </Badge>
  );
}
