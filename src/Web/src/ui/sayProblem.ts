import { notifications } from '@mantine/notifications';
import i18n from 'i18next';
import { Problem } from '../api/problem';

/** The sentence for a fault: ours for what the network does, the server's own where it has one. */
export function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Problem)) return i18n.t('problem.unknown');
  if (fault.status === 0) return i18n.t('problem.unreachable');
  const ours = `problem.${fault.code}`;
  return fault.detail ?? (i18n.exists(ours) ? i18n.t(ours as 'problem.unknown') : i18n.t('problem.unknown'));
}

export function sayProblem(fault: unknown): void {
  notifications.show({ color: 'red', title: i18n.t('problem.title'), message: sentenceOf(fault), autoClose: 10_000, closeButtonProps: closing() });
}

export function sayDone(message: string): void {
  notifications.show({ color: 'green', message, closeButtonProps: closing() });
}

const closing = () => ({ 'aria-label': i18n.t('state.close') });
