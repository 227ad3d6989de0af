/** A unit of the office (bidang), by its code; which there are is the city's to say. */
export type Unit = string;

/** What the rules and texts have to know of the office's units. */
export type Units = {
  /** In the order lists show them in. */
  codes: readonly Unit[];
  names: ReadonlyMap<Unit, string>;
  /** Whom to ask for a unit, of those that have said so. */
  contacts?: ReadonlyMap<Unit, string>;
  /** The unit that takes the secretariat's part: its operators work for all units, and what is of no unit comes to them. */
  secretariat: Unit;
};

/** What a unit is called; by its code where the city has none of it any more. */
export const unitName = ({ names }: Pick<Units, 'names'>, code: Unit): string => names.get(code) ?? code;

/** What several units are called, in one line. */
export const unitNames = (units: Pick<Units, 'names'>, codes: readonly Unit[]): string =>
  codes.map((code) => unitName(units, code)).join(', ');
