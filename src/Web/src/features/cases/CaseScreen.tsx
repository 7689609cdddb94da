import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { caseOf } from '../../api/queries';
import type { Case } from '../../api/types';
import { Answers } from '../../forms/Answers';
import { moment } from '../../ui/dates';
import { Documents } from '../../ui/Documents';
import { Page } from '../../ui/Page';
import { Sheet } from '../../ui/Sheet';
import { Failed, Loading } from '../../ui/States';
import { Timeline } from '../../ui/Timeline';
import { CaseMoves } from './CaseMoves';
import { Incidents } from './Incidents';
import { StatusBadge } from './StatusBadge';
import { WaitingFor } from './WaitingFor';

const Diagram = lazy(() => import('./Diagram'));

export default function CaseScreen() {
  const { id = '' } = useParams();
  const found = useQuery(caseOf(id));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  return <Shown shown={found.data} key={id} />;
}

function Shown({ shown }: { shown: Case }) {
  const { t, i18n } = useTranslation();
  const answered = shown.forms.length > 0 && Object.keys(shown.data).length > 0;
  return (
    <Page title={shown.title} aside={<StatusBadge status={shown.status} />}>
      <Text mt={-12} mb="lg" className="quiet">
        <bdi>{shown.procedure.name}</bdi> · {t('task.from', { name: shown.applicant.name, unit: shown.unit.name })} ·{' '}
        {t('cases.started', { when: moment(shown.startedAt, i18n.language) })}
      </Text>
      <div className="work">
        <Stack gap="lg">
          <Incidents shown={shown} />
          <Sheet title={t('case.diagram')}>
            <Suspense fallback={<Loading />}>
              <Diagram procedure={shown.procedure} position={shown.position} />
            </Suspense>
          </Sheet>
          {answered && (
            <Sheet title={t('case.data')}>
              {shown.forms.map((form) => (
                <Answers key={form.id} form={form} data={shown.data} />
              ))}
            </Sheet>
          )}
          {shown.documents.length > 0 && (
            <Sheet title={t('documents.title')}>
              <Documents documents={shown.documents} />
            </Sheet>
          )}
          <Sheet title={t('case.timeline')}>
            <Timeline entries={shown.timeline} />
          </Sheet>
        </Stack>
        <aside className="sheet pad aside early" aria-label={t('case.now')}>
          <WaitingFor shown={shown} />
          <CaseMoves shown={shown} />
        </aside>
      </div>
    </Page>
  );
}
