const GONE =
  /\b(left|gone|inactive|terminated|former|resigned|retired|departed|ausgeschieden|inaktiv|gekundigt|ehemalig|parti|partie|inactif|inactive|baja|inactivo|exited)\b/;
const NOBODY =
  /^(vacant|vacancy|open|open position|n\.? ?n\.?|tbd|tba|tbh|unassigned|nobody|none|unbesetzt|vakant|offen|vacante|vacant post|sin asignar|non attribue|poste vacant|house)$/;

const plain = (text: string): string =>
  text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').trim();

/** 'Left', 'Ausgeschieden', 'Inactive': a person who works no more. */
export const isGone = (status: string): boolean => GONE.test(plain(status));

/** 'Vacant', 'N.N.', 'TBD': a name that stands for nobody. */
export const isNobody = (name: string): boolean => NOBODY.test(plain(name));

/** 'Smith (left)': a name that says itself that the person is gone, or that it is nobody's. */
export function isVacantName(name: string): boolean {
  const said = /[([]([^)\]]+)[)\]]\s*$/.exec(name)?.[1];
  return isNobody(name) || (said !== undefined && isGone(said));
}
