import { SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { procedures } from '../../api/queries';
import type { ProcedureSummary } from '../../api/types';
import { Page } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/States';
import classes from './Catalogue.module.css';

export default function Catalogue() {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState('');
  const all = useQuery(procedures());
  const shown = all.data?.filter((procedure) => matches(procedure, search, i18n.language)) ?? [];

  return (
    <Page title={t('catalogue.title')}>
      <TextInput type="search" size="md" mb="lg" maw={480} label={t('catalogue.search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      {all.isPending && <Loading />}
      {all.isError && <Failed fault={all.error} retry={() => void all.refetch()} />}
      <div role="status" aria-live="polite">
        {all.isSuccess && shown.length === 0 && <Empty title={t(search ? 'catalogue.nothingFound' : 'catalogue.empty')} />}
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {shown.map((procedure) => (
          <li key={procedure.key}>
            <Link to={`/start/${encodeURIComponent(procedure.key)}`} className={`sheet ${classes.card}`}>
              <Title order={2} size="h3">
                {procedure.name}
              </Title>
              <Text component="span" className="quiet">
                {procedure.description}
              </Text>
              {procedure.override && (
                <Text component="span" size="sm" role="note">
                  {t('catalogue.override', procedure.override)}
                </Text>
              )}
              <span className={classes.go}>{t('catalogue.start')}</span>
            </Link>
          </li>
        ))}
      </SimpleGrid>
    </Page>
  );
}

function matches({ name, description }: ProcedureSummary, search: string, language: string): boolean {
  const plain = (text: string) => text.toLocaleLowerCase(language).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
  const where = plain(`${name} ${description ?? ''}`);
  return plain(search)
    .split(/\s+/)
    .every((word) => where.includes(word));
}
