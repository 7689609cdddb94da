import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMove } from '../../api/moves';
import type { Task } from '../../api/types';
import { Failed } from '../../ui/States';

/** A task of a group: take it, give it back, or see who has it. */
export function Claim({ task, path }: { task: Task; path: string }) {
  const { t } = useTranslation();
  const move = useMove();
  const releases = task.moves.includes('release');
  const send = (verb: 'claim' | 'release') => move.mutate({ path: `${path}/${verb}`, body: {} });

  if (releases) {
    return (
      <>
        {move.isError && <Failed fault={move.error} />}
        <Button variant="subtle" loading={move.isPending} onClick={() => send('release')}>
          {t('task.release')}
        </Button>
      </>
    );
  }
  return (
    <Stack>
      <Title order={2} id="decision">
        {t(task.claimable ? 'task.shared' : 'task.notYours')}
      </Title>
      <Text className="quiet">
        {task.assignee ? t('task.taken', { name: task.assignee.name }) : t(task.claimable ? 'task.sharedWhat' : 'task.notYoursWhat')}
      </Text>
      {move.isError && <Failed fault={move.error} />}
      {task.claimable && (
        <Button size="md" loading={move.isPending} onClick={() => send('claim')}>
          {t('task.claim')}
        </Button>
      )}
    </Stack>
  );
}
