/**
 * How often somebody signed in since the page was opened: whatever was asked for is asked for again after it.
 */
import { createContext, useContext } from 'react';

export const SignIns = createContext(0);
export const useSignInCount = () => useContext(SignIns);
