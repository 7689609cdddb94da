import { Anchor, Divider, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '../../api/types';

/** Who else has a say here, and what comes next for me. */
export function WhoIs({ task }: { task: Task }) {
  const { t } = useTranslation();
  const here = task.case.tasks.find((one) => one.id === task.id);
  const others = (here?.people ?? []).filter((person) => person.id !== task.assignee?.id);
  if (others.length === 0 && !task.next) return null;
  return (
    <>
      <Divider my="md" />
      {others.length > 0 && (
        <Text className="quiet" size="sm">
          {t('task.alsoFor', { names: others.map((person) => person.name).join(', ') })}
        </Text>
      )}
      {task.next && (
        <Text size="sm" mt="xs">
          <span className="quiet">{t('task.next')} </span>
          <Anchor component={Link} to={`/tasks/${encodeURIComponent(task.next.id)}`}>
            <bdi>{task.next.name}</bdi>
          </Anchor>
        </Text>
      )}
    </>
  );
}
