import type { Found } from './lexicon.ts';
import type { DateWord, DayPart, Standing } from './phrase.ts';

/** A date found in a text. */
export interface DateFound extends Found<DateWord> {
  /** A part of the day inside the word, as in 今晚. */
  readonly part?: DayPart;
  /** Missing where the words are a date wherever they stand; a bare 5号, 618 or 国庆 may belong to a title. */
  readonly standing?: Standing;
  /** Figures in the shape of a date that no calendar has. */
  readonly invalid?: true;
}
