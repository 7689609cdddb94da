import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { FieldError } from '../../api/problem';
import { task as taskQuery } from '../../api/queries';
import type { Task } from '../../api/types';
import { AnswerForm, type FormHandle } from '../../forms/AnswerForm';
import { Answers } from '../../forms/Answers';
import { Documents } from '../../ui/Documents';
import { DueText } from '../../ui/DueText';
import { Page } from '../../ui/Page';
import { lastReturn } from '../../ui/returned';
import { Sheet } from '../../ui/Sheet';
import { Failed, Loading } from '../../ui/States';
import { Timeline } from '../../ui/Timeline';
import { Decision } from './Decision';

export default function TaskScreen() {
  const { id = '' } = useParams();
  const found = useQuery(taskQuery(id));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  return <Work task={found.data} key={id} />;
}

function Work({ task }: { task: Task }) {
  const { t } = useTranslation();
  const form = useRef<FormHandle>(null);
  const [refused, setRefused] = useState<FieldError[]>([]);
  const writes = task.form !== null && task.moves.includes('complete');
  // What came to the task stays as it came: a refetch in the background must not take away what is being typed.
  const [start] = useState(task);
  const sentBack = lastReturn(task.case.timeline);
  const shownForms = task.case.forms.filter((shown) => !(writes && shown.id === task.form?.id));

  return (
    <Page
      title={task.case.title}
      above={
        <Anchor component={Link} to="/inbox" mb="xs" display="inline-block">
          {t('task.back')}
        </Anchor>
      }
      aside={<DueText at={task.dueAt} />}
    >
      <Text mt={-12} mb="lg" className="quiet">
        <bdi>{task.name}</bdi> · <bdi>{task.case.procedure.name}</bdi> · {t('task.from', { name: task.case.applicant.name, unit: task.case.unit.name })}
      </Text>
      <div className="work">
        <Stack gap="lg">
          {sentBack && task.status === 'open' && (
            <Alert color="amber" title={t('task.sentBack')}>
              <bdi>{sentBack.text}</bdi>
            </Alert>
          )}
          {task.document && (
            <Sheet title={task.document.name}>
              <iframe className="paper" sandbox="" title={task.document.name} srcDoc={task.document.html} />
            </Sheet>
          )}
          {writes && start.form && (
            <Sheet title={t('task.form')}>
              <AnswerForm ref={form} form={start.form} data={start.data} rights={start.fields} refused={refused} />
            </Sheet>
          )}
          {shownForms.length > 0 && Object.keys(task.case.data).length > 0 && (
            <Sheet title={t('case.data')}>
              {shownForms.map((shown) => (
                <Answers key={shown.id} form={shown} data={task.case.data} />
              ))}
            </Sheet>
          )}
          {task.case.documents.length > 0 && (
            <Sheet title={t('documents.title')}>
              <Documents documents={task.case.documents} />
            </Sheet>
          )}
          <Sheet
            title={t('case.timeline')}
            aside={
              <Anchor component={Link} to={`/cases/${encodeURIComponent(task.case.id)}`}>
                {t('task.wholeCase')}
              </Anchor>
            }
          >
            <Timeline entries={task.case.timeline} />
          </Sheet>
        </Stack>
        <aside className="sheet pad aside" aria-labelledby="decision">
          <Decision task={task} answers={() => (writes ? (form.current?.collect() ?? null) : {})} refuse={setRefused} />
        </aside>
      </div>
    </Page>
  );
}
