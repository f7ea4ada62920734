/** Buttons: one plain, one of a single icon. Both always have a name in words. */
import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

interface Common extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of one icon; `label` is its name and its tooltip, `keys` the shortcut shown after it. */
export function IconButton({
  icon,
  label,
  keys,
  className,
  ...rest
}: Common & { readonly icon: IconName; readonly label: string; readonly keys?: string | undefined }) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      className={`${styles.icon} ${className ?? ''}`}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A button with words. `tone` says how much it asks to be pressed. */
export function Button({
  icon,
  tone = 'plain',
  className,
  children,
  ...rest
}: Common & { readonly icon?: IconName; readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger' }) {
  return (
    <button {...rest} type="button" className={`${styles.button} ${styles[tone]} ${className ?? ''}`}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
