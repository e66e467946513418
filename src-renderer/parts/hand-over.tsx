/**
 * Something for another person's Fieldpass: a code for their camera, where it is short enough for one, and always a file.
 */
import { FileDown } from 'lucide-react';
import { ActionButton } from './action-button.tsx';
import { QrPicture } from './qr-picture.tsx';
import './hand-over.css';

type Props = {
  /** Null where it is too long for a code. */
  readonly code: string | null;
  readonly words: { readonly picture: string; readonly tooLong: string; readonly save: string };
  /** What came of saving. */
  readonly said: string;
  readonly isBusy: boolean;
  readonly onSave: () => void;
};

export function HandOver({ code, words, said, isBusy, onSave }: Props) {
  return (
    <div className="handed">
      {code === null ? <p>{words.tooLong}</p> : <QrPicture text={code} label={words.picture} />}
      <ActionButton isBusy={isBusy} onPress={onSave}>
        <FileDown aria-hidden="true" />
        {words.save}
      </ActionButton>
      <p role="status" className="said-line">
        {said}
      </p>
    </div>
  );
}
