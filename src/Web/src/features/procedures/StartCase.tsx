import { Anchor, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { send } from '../../api/http';
import { useMove } from '../../api/moves';
import { Problem, type FieldError } from '../../api/problem';
import { procedure as procedureQuery } from '../../api/queries';
import type { Data, Preview, Procedure } from '../../api/types';
import { AnswerForm, type FormHandle } from '../../forms/AnswerForm';
import { Page } from '../../ui/Page';
import { sayDone } from '../../ui/sayProblem';
import { Failed, Loading } from '../../ui/States';
import { RoutePreview } from './RoutePreview';

export default function StartCase() {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const found = useQuery(procedureQuery(key));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  return (
    <Page
      title={found.data.name}
      above={
        <Anchor component={Link} to="/start" mb="xs" display="inline-block">
          {t('catalogue.back')}
        </Anchor>
      }
    >
      <Filling procedure={found.data} key={key} />
    </Page>
  );
}

const noData: Data = {};
const noRights = {};

function Filling({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<FormHandle>(null);
  const move = useMove();
  const [unit, setUnit] = useState(procedure.units[0]?.id);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [looking, setLooking] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [refused, setRefused] = useState<FieldError[]>([]);

  const refuse = (problem: unknown) => {
    setFault(problem);
    setRefused(problem instanceof Problem ? problem.errors : []);
  };
  const answers = () => (procedure.startForm ? (form.current?.collect() ?? null) : noData);

  const forget = useCallback(() => setPreview(null), []);

  const look = async () => {
    const data = answers();
    if (!data) return;
    setLooking(true);
    setFault(null);
    try {
      setPreview(await send<Preview>('/api/v1/cases/preview', { method: 'POST', body: { procedure: procedure.key, unit, data } }));
    } catch (problem) {
      refuse(problem);
    } finally {
      setLooking(false);
    }
  };

  const submit = () => {
    const data = answers();
    if (!data) return;
    setFault(null);
    move.mutate(
      { path: '/api/v1/cases', body: { procedure: procedure.key, unit, data } },
      {
        onError: refuse,
        onSuccess: (started) => {
          sayDone(t('start.done'));
          void navigate(`/cases/${encodeURIComponent(started.id)}`);
        },
      },
    );
  };

  return (
    <div className="work">
      <section className="sheet pad" aria-label={t('start.form')}>
        {procedure.description && (
          <Text className="quiet" mb="md">
            {procedure.description}
          </Text>
        )}
        <Stack>
          {procedure.units.length > 1 && (
            <NativeSelect
              label={t('start.unit')}
              description={t('start.unitHelp')}
              value={unit}
              data={procedure.units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => {
                setUnit(event.currentTarget.value);
                forget();
              }}
            />
          )}
          {procedure.startForm ? (
            <AnswerForm ref={form} form={procedure.startForm} data={noData} rights={noRights} refused={refused} onChange={forget} />
          ) : (
            <Text>{t('start.noForm')}</Text>
          )}
          {fault !== null && <Failed fault={fault} />}
          <Group mt="xs">
            <Button size="md" onClick={submit} loading={move.isPending}>
              {t('start.submit')}
            </Button>
            <Button size="md" variant="default" onClick={() => void look()} loading={looking}>
              {t('start.preview')}
            </Button>
          </Group>
        </Stack>
      </section>
      <aside className="sheet pad aside" aria-labelledby="route" aria-live="polite">
        <RoutePreview preview={preview} />
      </aside>
    </div>
  );
}
