import { Alert, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Preview, PreviewStep } from '../../api/types';
import { moment } from '../../ui/dates';

/** Who would decide, why they, and by when: worked out by the server with the rules that will run. */
export function RoutePreview({ preview }: { preview: Preview | null }) {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2} id="route" mb="sm">
        {t('route.title')}
      </Title>
      {!preview && <Text className="quiet">{t('route.hint')}</Text>}
      {preview && (
        <>
          <ol className="story">
            {preview.steps.map((step, at) => (
              <Step key={at} step={step} />
            ))}
          </ol>
          {(!preview.complete || preview.note) && (
            <Text className="quiet" mt="sm">
              {preview.note ?? t('route.incomplete')}
            </Text>
          )}
        </>
      )}
    </>
  );
}

function Step({ step }: { step: PreviewStep }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <Text fw={600}>
        <bdi>{step.name}</bdi>
      </Text>
      {step.people.map((person) => (
        <Text key={person.id}>
          <bdi>{person.name}</bdi>
          {person.why && (
            <Text span className="quiet" size="sm" display="block">
              <bdi>{person.why}</bdi>
            </Text>
          )}
        </Text>
      ))}
      {step.dueAt && (
        <Text size="sm" className="quiet">
          {t('route.by', { when: moment(step.dueAt, i18n.language) })}
        </Text>
      )}
      {step.assumed && (
        <Text size="sm" className="quiet">
          {t('route.assumed')}
        </Text>
      )}
      {step.problem && (
        <Alert color="red" mt={6} p="xs">
          {step.problem}
        </Alert>
      )}
    </li>
  );
}
