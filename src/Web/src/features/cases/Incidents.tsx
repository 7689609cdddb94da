import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMove } from '../../api/moves';
import type { Case } from '../../api/types';
import { moment } from '../../ui/dates';
import { Failed } from '../../ui/States';

/** What stopped the case, with the way to try again for those who may. */
export function Incidents({ shown }: { shown: Case }) {
  const { t, i18n } = useTranslation();
  const move = useMove();
  const open = shown.incidents.filter((incident) => incident.resolvedAt === null);
  const retry = (incident: number) => move.mutate({ path: `/api/v1/cases/${encodeURIComponent(shown.id)}/retry-incident`, body: { incident } });

  return open.map((incident) => (
    <Alert key={incident.number} color="red" title={t('incident.title', { step: incident.elementName })}>
      <Stack gap="xs" align="flex-start">
        <Text>
          <bdi>{incident.message}</bdi>
        </Text>
        <Text size="sm">{moment(incident.raisedAt, i18n.language)}</Text>
        {move.isError && <Failed fault={move.error} />}
        {shown.moves.includes('retry-incident') && (
          <Button variant="default" loading={move.isPending} onClick={() => retry(incident.number)}>
            {t('incident.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  ));
}
