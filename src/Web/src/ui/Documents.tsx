import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDocument } from '../api/types';
import { moment } from './dates';

export function Documents({ documents }: { documents: CaseDocument[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="rows">
      {documents.map((document) => (
        <li key={document.id} style={{ paddingBlock: '0.6rem' }}>
          <Group justify="space-between" gap="xs">
            <span>
              <Text span fw={600} display="block">
                <bdi>{document.name}</bdi>
              </Text>
              <Text span size="sm" className="quiet">
                {moment(document.createdAt, i18n.language)}
              </Text>
            </span>
            <Group gap="md">
              <Anchor href={document.url} download aria-label={t('documents.downloadNamed', { name: document.name })}>
                {t('documents.download')}
              </Anchor>
              {document.pdfUrl && (
                <Anchor href={document.pdfUrl} target="_blank" rel="noreferrer" aria-label={t('documents.pdfNamed', { name: document.name })}>
                  PDF
                </Anchor>
              )}
            </Group>
          </Group>
        </li>
      ))}
    </ul>
  );
}
