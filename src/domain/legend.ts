/** A subject of the map that can be switched on and off; they are listed in styles/subjects. */
export interface SubjectSwitch {
  id: string;
  /** Whether it is shown by default. */
  shown: boolean;
}
