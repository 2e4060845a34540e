/** A column of DataTable. */
export interface Column<T> {
  id: string;
  title: string;
  /** A grid track: "minmax(0, 2fr)", "6rem". */
  width: string;
  /** Right-aligned with tabular figures. */
  end?: boolean;
  sortable?: boolean;
  text: (row: T) => string;
}
