/** Code that is loaded with the first file that is opened. */
export { exchangeClient, readFiles } from '../../state/intake.ts';
export { IntakeDialog } from './intake-dialog.tsx';
