import { Button, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMove } from '../../api/moves';
import type { Moved, ReturnTarget } from '../../api/types';
import { Failed } from '../../ui/States';

type Props = { returns: ReturnTarget[]; path: string; task: string; comment: string; askForWords: () => void; goOn: (moved: Moved) => void };

const nameOf = (target: ReturnTarget) => `${target.to}:${target.then}`;

/** Sends the case back, after saying to whom and what happens after. */
export function ReturnCase({ returns, path, task, comment, askForWords, goOn }: Props) {
  const { t } = useTranslation();
  const move = useMove();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(nameOf(returns[0]!));
  const target = returns.find((one) => nameOf(one) === chosen) ?? returns[0]!;

  const ask = () => {
    if (comment.trim() === '') return askForWords();
    setOpen(true);
  };
  const send = () =>
    move.mutate({ path: `${path}/return`, body: { to: target.to, then: target.then, comment: comment.trim() }, finishes: task }, { onSuccess: goOn });

  return (
    <>
      <Button size="md" variant="default" onClick={ask}>
        {t('return.open')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('return.title')} closeButtonProps={{ 'aria-label': t('return.cancel') }} centered>
        <Stack>
          {returns.length > 1 ? (
            <Radio.Group label={t('return.to')} value={chosen} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {returns.map((one) => (
                  <Radio key={nameOf(one)} value={nameOf(one)} label={one.name} description={t(`return.then.${one.then}`)} />
                ))}
              </Stack>
            </Radio.Group>
          ) : (
            <div>
              <Text fw={600}>{t('return.toOne', { name: target.name })}</Text>
              <Text className="quiet">{t(`return.then.${target.then}`)}</Text>
            </div>
          )}
          <blockquote dir="auto" className="sheet" style={{ margin: 0, padding: '0.75rem 1rem', whiteSpace: 'pre-line' }}>
            {comment.trim()}
          </blockquote>
          {move.isError && <Failed fault={move.error} />}
          <Button size="md" color="amber" loading={move.isPending} onClick={send}>
            {t('return.send')}
          </Button>
          <Button variant="subtle" onClick={() => setOpen(false)}>
            {t('return.cancel')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
