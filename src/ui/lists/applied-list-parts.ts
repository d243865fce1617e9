/** Code that is loaded with the first list in force. */
export { AppliedListSection } from './applied-list-section.tsx';
