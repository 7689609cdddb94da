import { createContext, useContext } from 'react';

/** What the controls of one form share: whether it was sent once, what the server refused, and drafts not yet handed over. */
export type FormState = {
  submitted: boolean;
  refused: Readonly<Record<string, string>>;
  accept: (path: string) => void;
  drafts: Set<() => void>;
};

export const FormContext = createContext<FormState>({ submitted: false, refused: {}, accept: () => {}, drafts: new Set() });
export const useFormState = () => useContext(FormContext);
