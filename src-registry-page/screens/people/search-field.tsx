/**
 * Part of a name: looked for when one stops typing.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { TextField } from '../../parts/text-field.tsx';

const waitMs = 300;

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

export function SearchField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  // The address was changed by something else.
  if (from !== value) {
    setFrom(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const look = useEffectEvent(() => {
    if (typed.trim() !== value) onChange(typed.trim());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the wait anew
  useEffect(() => {
    const timer = setTimeout(() => look(), waitMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField label={label} type="search" isOptional maxLength={120} value={typed} onChange={setTyped} />;
}
