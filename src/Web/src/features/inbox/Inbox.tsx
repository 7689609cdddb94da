import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inbox } from '../../api/queries';
import { Page } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/States';
import { InboxItem } from './InboxItem';
import { useListKeys } from './useListKeys';

export function Inbox() {
  const { t } = useTranslation();
  const list = useListKeys();
  const tasks = useQuery(inbox());
  const count = tasks.data?.['@odata.count'] ?? tasks.data?.value.length ?? 0;

  return (
    <Page title={t('inbox.title')} aside={tasks.isSuccess && count > 0 && <Text className="quiet">{t('inbox.waiting', { count })}</Text>}>
      {tasks.isPending && <Loading />}
      {tasks.isError && <Failed fault={tasks.error} retry={() => void tasks.refetch()} />}
      {tasks.isSuccess && tasks.data.value.length === 0 && <Empty title={t('inbox.empty')} hint={t('inbox.emptyHint')} to="/start" action={t('catalogue.title')} />}
      {tasks.isSuccess && tasks.data.value.length > 0 && (
        <>
          <ul className="rows sheet" ref={list}>
            {tasks.data.value.map((row) => (
              <InboxItem key={row.Id} row={row} />
            ))}
          </ul>
          {count > tasks.data.value.length && (
            <Text className="quiet" mt="sm">
              {t('inbox.more', { count: count - tasks.data.value.length })}
            </Text>
          )}
          <Text className="quiet" size="sm" mt="md" visibleFrom="sm">
            {t('inbox.keys')}
          </Text>
        </>
      )}
    </Page>
  );
}
