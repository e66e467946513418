/**
 * Which server? Its address is typed, and what answers there is asked. Nothing is sent and nothing kept.
 */
import { Search } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import type { Failure } from '#core/result/failure.ts';
import { ActionButton } from './action-button.tsx';
import { FailureState } from './failure-state.tsx';
import './field.css';

const longest = 300;

type Props = {
  readonly className: string;
  readonly title: string;
  readonly level: 2 | 3;
  readonly words: {
    readonly label: string;
    readonly note: string;
    readonly missing: string;
    readonly look: string;
    readonly looking: (address: string) => string;
  };
  readonly first?: string;
  /** The one thing to do here. */
  readonly isMain: boolean;
  readonly isFocused?: boolean;
  /** Answers why not; null when something was found. */
  readonly look: (address: string) => Promise<Failure | null>;
  readonly trouble?: (failure: Failure) => ReactNode;
};

export function AddressQuestion({ className, title, level, words, first = '', look, ...more }: Props) {
  const { isMain, isFocused = false, trouble = (failure) => <FailureState failure={failure} /> } = more;
  const [address, setAddress] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const Title = `h${level}` as const;
  const wanted = address.trim();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(wanted === '');
    if (wanted === '') return field.current?.focus();
    setFailure(null);
    setBusy(true);
    const why = await look(wanted);
    setBusy(false);
    setFailure(why);
  };
  return (
    <form className={className} aria-labelledby={id} noValidate onSubmit={(event) => void ask(event)}>
      <Title id={id}>{title}</Title>
      <TextField
        className="field address-field"
        value={address}
        onChange={(typed) => {
          setAddress(typed);
          setMissing(false);
        }}
        maxLength={longest}
        isInvalid={isMissing}
        autoFocus={isFocused}
      >
        <Label>{words.label}</Label>
        <Input ref={field} dir="ltr" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <Text slot="description" elementType="p" className="quiet-line">
          {words.note}
        </Text>
        <FieldError className="field-problem">{words.missing}</FieldError>
      </TextField>
      <div>
        <ActionButton {...(isMain && { kind: 'main' as const })} type="submit" isBusy={isBusy}>
          <Search aria-hidden="true" />
          {words.look}
        </ActionButton>
      </div>
      <p role="status" className="said-line">
        {isBusy && words.looking(wanted)}
      </p>
      {failure && trouble(failure)}
    </form>
  );
}
