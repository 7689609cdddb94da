import { Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/types';
import { moment } from './dates';
import { kebab } from './returned';

const marks: Record<string, string> = {
  'task-completed': 'var(--mantine-color-green-5)',
  'case-ended': 'var(--mantine-color-green-7)',
  'step-returned': 'var(--mantine-color-amber-5)',
  'incident-raised': 'var(--mantine-color-red-6)',
};

/** What happened, the newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="story" aria-label={t('case.timeline')}>
      {entries.slice().reverse().map((entry) => (
        <li key={entry.sequence} style={{ '--mark': marks[kebab(entry.kind)] } as CSSProperties}>
          <Text>
            <bdi>{entry.text}</bdi>
          </Text>
          <Text size="sm" className="quiet">
            <time dateTime={entry.at}>{moment(entry.at, i18n.language)}</time>
            {entry.by && !entry.text.includes(entry.by.name) && (
              <>
                {' · '}
                <bdi>{entry.by.name}</bdi>
              </>
            )}
          </Text>
        </li>
      ))}
    </ol>
  );
}
