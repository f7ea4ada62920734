/** Short words that come and go: what was refused, what was done. Announced politely, never in the way. */
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './toasts.module.css';

/** One short message, with at most one thing to do about it. */
export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Shows a short message for six seconds. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** Holds the messages of everything inside. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (Toast & { readonly key: number })[]>([]);
  const next = useRef(0);
  const show = useCallback((toast: Toast) => {
    const key = next.current++;
    setToasts((all) => [...all.filter((other) => other.text !== toast.text), { ...toast, key }].slice(-3));
    setTimeout(() => setToasts((all) => all.filter((other) => other.key !== key)), 6000);
  }, []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.key} className={styles.toast}>
            {toast.text}
            {toast.action && (
              <Button tone="quiet" className={styles.action} onClick={toast.action.run}>
                {toast.action.label}
              </Button>
            )}
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
