import { Alert, Anchor, Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMove } from '../../api/moves';
import { Problem, type FieldError } from '../../api/problem';
import type { Data, Moved, Outcome, Task } from '../../api/types';
import { sayDone } from '../../ui/sayProblem';
import { Failed } from '../../ui/States';
import { Claim } from './Claim';
import { ReturnCase } from './ReturnCase';
import { WhoIs } from './WhoIs';

type Props = { task: Task; answers: () => Data | null; refuse: (errors: FieldError[]) => void };

const colours = { positive: 'green', negative: 'red', neutral: 'sea' } as const;

/** The moves this person has, in plain words, with what follows from each. */
export function Decision({ task, answers, refuse }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const move = useMove();
  const words = useRef<HTMLTextAreaElement>(null);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [pressed, setPressed] = useState<string | null>(null);
  const path = `/api/v1/tasks/${encodeURIComponent(task.id)}`;

  const goOn = (moved: Moved, done: string) => {
    sayDone(done);
    void navigate(moved.next ? `/tasks/${encodeURIComponent(moved.next)}` : '/inbox');
  };
  const askForWords = () => {
    setMissing(true);
    words.current?.focus();
  };

  const complete = (outcome: Outcome) => {
    const data = answers();
    if (!data) return;
    if (outcome.commentRequired && comment.trim() === '') return askForWords();
    refuse([]);
    setPressed(outcome.id);
    move.mutate(
      { path: `${path}/complete`, body: { outcome: outcome.id, data, comment: comment.trim() || undefined }, finishes: task.id },
      {
        onSuccess: (moved) => goOn(moved, t('task.done', { outcome: outcome.name })),
        onError: (problem) => refuse(problem.errors),
        onSettled: () => setPressed(null),
      },
    );
  };

  if (task.status !== 'open') return <Finished />;
  if (!task.moves.includes('complete')) return <Claim task={task} path={path} />;
  return (
    <>
      <Title order={2} id="decision" mb="xs">
        {t('task.decide')}
      </Title>
      {task.why && (
        <Text className="quiet" mb="md">
          <bdi>{task.why}</bdi>
        </Text>
      )}
      <Stack>
        <Textarea
          ref={words}
          label={t('task.comment')}
          description={task.outcomes.some((outcome) => outcome.commentRequired) ? t('task.commentNeeded', { outcomes: namesOf(task.outcomes) }) : undefined}
          value={comment}
          dir="auto"
          autosize
          minRows={3}
          maxRows={10}
          error={missing && comment.trim() === '' ? t('task.commentMissing') : undefined}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {move.isError && <Refusal problem={move.error} caseId={task.case.id} />}
        {task.outcomes.map((outcome) => (
          <Button
            key={outcome.id}
            size="md"
            color={colours[outcome.kind]}
            variant={outcome.kind === 'negative' ? 'outline' : 'filled'}
            loading={pressed === outcome.id && move.isPending}
            disabled={move.isPending && pressed !== outcome.id}
            onClick={() => complete(outcome)}
          >
            <bdi>{outcome.name}</bdi>
          </Button>
        ))}
        {task.moves.includes('return') && task.returns.length > 0 && (
          <ReturnCase returns={task.returns} path={path} task={task.id} comment={comment} askForWords={askForWords} goOn={(moved) => goOn(moved, t('return.done'))} />
        )}
        {task.moves.includes('release') && <Claim task={task} path={path} />}
      </Stack>
      <WhoIs task={task} />
    </>
  );
}

function Refusal({ problem, caseId }: { problem: Problem; caseId: string }) {
  const { t } = useTranslation();
  if (problem.status !== 409 && problem.status !== 412) return <Failed fault={problem} />;
  return (
    <>
      <Failed fault={problem} />
      <Anchor component={Link} to={`/cases/${encodeURIComponent(caseId)}`}>
        {t('task.seeCase')}
      </Anchor>
    </>
  );
}

function Finished() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2} id="decision" mb="sm">
        {t('task.finished')}
      </Title>
      <Alert color="green" mb="md">
        {t('task.finishedWhat')}
      </Alert>
      <Button component={Link} to="/inbox" variant="default">
        {t('task.back')}
      </Button>
    </>
  );
}

const namesOf = (outcomes: Outcome[]) =>
  outcomes
    .filter((outcome) => outcome.commentRequired)
    .map((outcome) => outcome.name)
    .join(', ');
