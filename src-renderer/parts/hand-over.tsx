/**
 * Something for another person's Fieldpass: a code for their camera, where it is short enough for one, and always a file.
 */
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { ActionButton } from './action-button.tsx';
import { FailureState } from './failure-state.tsx';
import { QrPicture } from './qr-picture.tsx';
import './hand-over.css';

type Props = {
  /** Null where it is too long for a code. */
  readonly code: string | null;
  readonly words: {
    /** What the code holds. */
    readonly picture: string;
    /** What to do with it. */
    readonly hint?: string;
    readonly tooLong: string;
    readonly save: string;
    readonly saved: (file: string) => string;
    readonly notSaved: string;
  };
  /** `file` is null when the person cancelled. */
  readonly save: () => Promise<Result<{ readonly file: string | null }, Failure>>;
};

export function HandOver({ code, words, save }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async () => {
    setBusy(true);
    const reply = await save();
    setBusy(false);
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return setSaid('');
    setSaid(reply.value.file === null ? words.notSaved : words.saved(reply.value.file));
  };
  const lead = code === null ? words.tooLong : words.hint;
  return (
    <div className="hand-over">
      {code !== null && <QrPicture text={code} label={words.picture} />}
      <div className="hand-over-words">
        {lead && <p>{lead}</p>}
        <ActionButton kind={code === null ? 'main' : 'plain'} isBusy={isBusy} onPress={() => void keep()}>
          <FileDown aria-hidden="true" />
          {words.save}
        </ActionButton>
        <p role="status" className="said-line" dir="auto">
          {said}
        </p>
        {failure && <FailureState failure={failure} onRetry={() => void keep()} />}
      </div>
    </div>
  );
}
