import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InboxRow } from '../../api/types';
import { dueAt } from '../../ui/dates';
import { DueText } from '../../ui/DueText';
import { useNow } from '../../ui/useNow';
import classes from './InboxItem.module.css';

export function InboxItem({ row }: { row: InboxRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const tone = row.DueAt ? dueAt(row.DueAt, now).tone : 'calm';

  return (
    <li>
      <Link to={`/tasks/${encodeURIComponent(row.Id)}`} className="row" data-tone={tone}>
        <span className={classes.grid}>
          <span>
            <Text span fw={600} size="lg" display="block">
              <bdi>{row.CaseTitle}</bdi>
            </Text>
            <Text span className="quiet" display="block">
              <bdi>{row.StepName}</bdi> · <bdi>{row.ProcedureName}</bdi>
            </Text>
          </span>
          <span className={classes.who}>
            {row.Case && (
              <>
                <bdi>{row.Case.ApplicantName}</bdi>
                <Text span className="quiet" size="sm" display="block">
                  <bdi>{row.Case.UnitName}</bdi>
                </Text>
              </>
            )}
          </span>
          <span className={classes.due}>
            <DueText at={row.DueAt} />
            {!row.AssigneeId && (
              <Text span className="quiet" size="sm" display="block" mt={4}>
                {t('inbox.shared')}
              </Text>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
