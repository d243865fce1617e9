/** A subject of the map that the reader can switch. Which there are says the registry of the styles (styles/subjects). */
export interface SubjectSwitch {
  id: string;
  /** Whether it is shown while the reader has not said otherwise. */
  shown: boolean;
}
