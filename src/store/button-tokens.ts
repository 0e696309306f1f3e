/** What one button means: JSON texts of its operation and input, and of the members that may press it, or null. */
export interface NewButtonToken {
  readonly token: string;
  readonly press: string;
  readonly only: string | null;
}

/** The buttons of one rendering of a card. */
export interface ButtonRendering {
  /** Absent for an answer that is not followed. */
  readonly cardId: string | null;
  readonly tokens: readonly NewButtonToken[];
  readonly at: Date;
  readonly expiresAt: Date;
}
