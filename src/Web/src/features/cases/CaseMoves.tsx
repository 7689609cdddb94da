import { Button, Divider, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMove } from '../../api/moves';
import type { Case } from '../../api/types';
import { sayDone } from '../../ui/sayProblem';
import { Failed } from '../../ui/States';

export function CaseMoves({ shown }: { shown: Case }) {
  const may = (move: string) => shown.moves.includes(move);
  if (!may('comment') && !may('withdraw') && !may('cancel')) return null;
  return (
    <>
      <Divider my="md" />
      <Stack>
        {may('comment') && <Comment caseId={shown.id} />}
        {may('withdraw') && <Ending caseId={shown.id} verb="withdraw" />}
        {may('cancel') && <Ending caseId={shown.id} verb="cancel" />}
      </Stack>
    </>
  );
}

const pathOf = (caseId: string, verb: string) => `/api/v1/cases/${encodeURIComponent(caseId)}/${verb}`;

function Comment({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const move = useMove();
  const [text, setText] = useState('');
  const send = () =>
    move.mutate(
      { path: pathOf(caseId, 'comment'), body: { text: text.trim() } },
      {
        onSuccess: () => {
          setText('');
          sayDone(t('case.commented'));
        },
      },
    );
  return (
    <div>
      <Textarea label={t('case.comment')} dir="auto" autosize minRows={2} maxRows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {move.isError && <Failed fault={move.error} />}
      <Button mt="xs" variant="light" disabled={text.trim() === ''} loading={move.isPending} onClick={send}>
        {t('case.sendComment')}
      </Button>
    </div>
  );
}

function Ending({ caseId, verb }: { caseId: string; verb: 'withdraw' | 'cancel' }) {
  const { t } = useTranslation();
  const move = useMove();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const needed = verb === 'cancel';
  const send = () =>
    move.mutate(
      { path: pathOf(caseId, verb), body: needed ? { reason: words.trim() } : { comment: words.trim() || undefined } },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setOpen(true)}>
        {t(`case.${verb}.open`)}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t(`case.${verb}.title`)} closeButtonProps={{ 'aria-label': t('return.cancel') }} centered>
        <Stack>
          <Text className="quiet">{t(`case.${verb}.what`)}</Text>
          <Textarea label={t(`case.${verb}.words`)} dir="auto" required={needed} withAsterisk={needed} value={words} onChange={(event) => setWords(event.currentTarget.value)} autosize minRows={2} />
          {move.isError && <Failed fault={move.error} />}
          <Button color="red" loading={move.isPending} disabled={needed && words.trim() === ''} onClick={send}>
            {t(`case.${verb}.send`)}
          </Button>
          <Button variant="subtle" onClick={() => setOpen(false)}>
            {t('return.cancel')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
