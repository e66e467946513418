/**
 * Asks once before something that cannot be taken back.
 */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { ActionButton } from './action-button.tsx';
import './dialog.css';

type Props = {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
};

export function ConfirmDialog({ isOpen, onOpenChange, title, confirm, cancel, onConfirm, children }: Props) {
  const yes = () => {
    onOpenChange(false);
    onConfirm();
  };
  return (
    <ModalOverlay className="dialog-veil" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="dialog-frame">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          <div className="dialog-actions">
            <ActionButton onPress={() => onOpenChange(false)}>{cancel}</ActionButton>
            <ActionButton kind="main" onPress={yes}>
              {confirm}
            </ActionButton>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
