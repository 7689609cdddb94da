import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { me, myCases } from '../../api/queries';
import { dayOf } from '../../ui/dates';
import { Page } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/States';
import { StatusBadge } from './StatusBadge';

export default function MyCases() {
  const { t, i18n } = useTranslation();
  const session = useQuery(me());
  const cases = useQuery({ ...myCases(session.data?.id ?? ''), enabled: session.isSuccess });

  return (
    <Page title={t('cases.title')}>
      {cases.isPending && <Loading />}
      {cases.isError && <Failed fault={cases.error} retry={() => void cases.refetch()} />}
      {cases.isSuccess && cases.data.value.length === 0 && <Empty title={t('cases.empty')} hint={t('cases.emptyHint')} to="/start" action={t('catalogue.title')} />}
      {cases.isSuccess && cases.data.value.length > 0 && (
        <ul className="rows sheet">
          {cases.data.value.map((row) => (
            <li key={row.Id}>
              <Link to={`/cases/${encodeURIComponent(row.Id)}`} className="row">
                <span style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1.5rem', justifyContent: 'space-between', alignItems: 'center' }}>
                  <span style={{ minWidth: 0 }}>
                    <Text span fw={600} size="lg" display="block">
                      <bdi>{row.Title}</bdi>
                    </Text>
                    <Text span className="quiet">
                      <bdi>{row.ProcedureName}</bdi> · {t('cases.started', { when: dayOf(row.StartedAt, i18n.language) })}
                    </Text>
                  </span>
                  <StatusBadge status={row.Status} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
