/**
 * Something to look at above the screen, closed by its button, Escape, or a press outside.
 */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { ActionButton } from './action-button.tsx';
import './dialog.css';

type Props = {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly close: string;
  /** What it is for, beside the button that closes it. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

export function PlainDialog({ isOpen, onOpenChange, title, close, action, children }: Props) {
  return (
    <ModalOverlay className="dialog-veil" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          <div className="dialog-actions">
            <ActionButton onPress={() => onOpenChange(false)}>{close}</ActionButton>
            {action}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
