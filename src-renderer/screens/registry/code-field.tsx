/**
 * Where the code is typed: in four blocks of four, from left to right in every language.
 */
import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { codeBlocks, type TypedCode, typedCode } from './code-blocks.ts';
import '../../parts/field.css';

type Props = {
  readonly ref: Ref<HTMLInputElement>;
  readonly onChange: (code: string) => void;
  /** What is wrong with it, as a sentence. */
  readonly problem: string | null;
};

export function CodeField({ ref, onChange, problem }: Props) {
  const { t } = useTranslation('registry');
  const [typed, setTyped] = useState<TypedCode>({ text: '', caret: 0 });
  const input = useRef<HTMLInputElement>(null);
  const isComposing = useRef(false);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);

  const take = (text: string) => {
    const caret = input.current?.selectionStart ?? text.length;
    // A keyboard that puts letters together must be left alone until it is done.
    setTyped(isComposing.current ? { text, caret } : typedCode(text, caret));
    onChange(codeBlocks(text));
  };
  useLayoutEffect(() => {
    if (document.activeElement === input.current && !isComposing.current)
      input.current?.setSelectionRange(typed.caret, typed.caret);
  }, [typed]);

  return (
    <TextField className="field registry-field" value={typed.text} onChange={take} isInvalid={problem !== null}>
      <Label>{t('code.label')}</Label>
      <Input
        ref={input}
        className="registry-code"
        dir="ltr"
        lang="en"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          take(event.currentTarget.value);
        }}
      />
      <Text slot="description" elementType="p" className="quiet-line">
        {t('code.note')}
      </Text>
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}
