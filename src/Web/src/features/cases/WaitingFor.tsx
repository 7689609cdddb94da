import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case, CaseTask } from '../../api/types';
import { moment } from '../../ui/dates';
import { DueText } from '../../ui/DueText';

/** Where the case is now and who can move it on. */
export function WaitingFor({ shown }: { shown: Case }) {
  const { t, i18n } = useTranslation();
  const open = shown.tasks.filter((task) => task.status === 'open');
  return (
    <>
      <Title order={2} mb="sm">
        {t('case.now')}
      </Title>
      {open.map((task) => (
        <Open key={task.id} task={task} />
      ))}
      {open.length === 0 && (
        <Text className="quiet">{shown.endedAt ? t('case.endedAt', { when: moment(shown.endedAt, i18n.language) }) : t('case.nobodyWaits')}</Text>
      )}
    </>
  );
}

function Open({ task }: { task: CaseTask }) {
  const people = task.assignee ? [{ ...task.assignee, why: task.people.find((person) => person.id === task.assignee?.id)?.why ?? null }] : task.people;
  return (
    <div style={{ marginBottom: '1rem' }}>
      <Text fw={600}>
        <bdi>{task.name}</bdi>
      </Text>
      {people.map((person) => (
        <Text key={person.id}>
          <bdi>{person.name}</bdi>
          {person.why && (
            <Text span className="quiet" size="sm" display="block">
              <bdi>{person.why}</bdi>
            </Text>
          )}
        </Text>
      ))}
      <div style={{ marginTop: 6 }}>
        <DueText at={task.dueAt} />
      </div>
    </div>
  );
}
