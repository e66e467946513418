/**
 * One line to type, or some, with its name above and what to know about it below.
 */
import { type HTMLInputTypeAttribute, type Ref, useId } from 'react';
import '../../src-renderer/parts/field.css';
import { FieldProblem } from './field-problem.tsx';
import './text-field.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem?: string | null;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly isLong?: boolean;
  readonly isOptional?: boolean;
  readonly maxLength?: number;
  readonly min?: string;
  /** Offered while one types. */
  readonly list?: readonly string[];
  readonly dir?: 'ltr' | 'auto';
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

export function TextField(props: Props) {
  const { label, value, onChange, note, problem, type = 'text', isLong = false, isOptional = false, list } = props;
  const id = useId();
  const said = {
    id,
    value,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    required: !isOptional,
    maxLength: props.maxLength,
    dir: props.dir ?? 'auto',
    autoComplete: props.autoComplete ?? 'off',
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': [note && `${id}-note`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined,
  } as const;
  return (
    <div className="field text-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...said} ref={props.ref} rows={3} />
      ) : (
        <input {...said} ref={props.ref} type={type} min={props.min} list={list && `${id}-list`} spellCheck={false} />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {note && (
        <p id={`${id}-note`} className="text-field-note">
          {note}
        </p>
      )}
      {problem && <FieldProblem id={`${id}-problem`}>{problem}</FieldProblem>}
    </div>
  );
}
