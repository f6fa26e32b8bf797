/** What a column can be about, whatever table it stands in. */
export type Concept = keyof typeof NAMES;

const ID = '(id|ids|no|nr|num|number|nummer|numero|code|key|ref)';
const ACCOUNT =
  '(account|acct|customer|cust|client|store|shop|outlet|dealer|kunden?|kd|debitoren?|handler|filiale|compte|magasin|cliente|cuenta|tienda)';
const REP =
  '(rep|representative|sales rep|sales representative|sales ?person|sales ?man|sales team|sales agent|agent|seller|vertreter|verkaufer|verkauferin|vertriebsmitarbeiter|vertriebler|aussendienst|aussendienstmitarbeiter|kundenbetreuer|mitarbeiter|commercial|vendeur|delegue|vendedor|comercial|agente|representante)';

const whole = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join('|')})$`);
const within = (...names: readonly string[]): RegExp => new RegExp(`\\b(${names.join('|')})\\b`);

/** Concept → names it goes by in English, German, French, Spanish, the surest first. */
const NAMES = {
  money: [
    whole(
      'payable amount|net (sales|amount|revenue|value|turnover)|(total |annual |yearly )?(revenue|sales|turnover)|amount|total (amount|price)',
      '(sales|invoice|order|line|won) (amount|revenue|value|total)',
      'umsatz|umsatz netto|netto ?umsatz|jahresumsatz|erlos|erlose|nettobetrag',
      'chiffre d affaires|ca|ca ht|montant ht|ventes',
      'ventas|ingresos|importe|importe neto|facturacion|venta neta',
    ),
    /^(?!.*\b(id|code|no|nr|number|rep|team|person|agent|manager|channel|date|tax|discount|cost|potential|quota|target|kanal|steuer|rabatt|kosten)\b).*(revenue|\bsales\b|amount|payable|turnover|umsatz|erlos|montant|chiffre|importe|ventas)/,
    /\b(close value|total|value|wert|betrag|summe|gesamt|valor|valeur)$/,
  ],
  quantity: [
    whole(
      '(order |sales )?(quantity|qty|units|pieces|count)( ordered| sold)?|menge|anzahl|stuck|stuckzahl|quantite|cantidad|unidades',
    ),
  ],
  price: [
    whole(
      '(unit|sales|selling|net|list|each)? ?price( each| per unit)?|stuckpreis|einzelpreis|preis|verkaufspreis|prix( unitaire)?|precio( unitario)?',
    ),
  ],
  discount: [
    whole('discounts?( applied| rate| pct| percent)?|rabatt( prozent)?|nachlass|remise|descuento'),
  ],
  orderDate: [
    whole(
      '(order|invoice|sales?|booking|close|closed|transaction|posting) ?(date|day)',
      '(bestell|auftrags|rechnungs|beleg|verkaufs|buchungs) ?(datum|tag)',
      'date (de )?(la )?(commande|facture|vente)',
      'fecha (de )?(la )?(pedido|factura|venta)',
    ),
    whole('date|day|datum|tag|fecha|jour|month|monat|mois|mes|period|periode'),
    /^(?!.*(ship|deliver|due|birth|procure|liefer|engage|created|expected)).*(\bdate\b|datum\b|\bfecha\b)/,
  ],
  orderId: [
    whole(
      `(order|invoice|transaction|sale|document) ?${ID}`,
      `(bestell|auftrags|rechnungs|beleg) ?${ID}`,
      `${ID} ?(de )?(commande|facture|pedido|factura)|(commande|facture|pedido|factura)`,
    ),
    whole('order|invoice|beleg|auftrag|rechnung'),
  ],
  accountId: [
    whole(`${ACCOUNT}s? ?${ID}`, `(${ID} ?(de |del |du )?(client|cliente|compte|cuenta))`),
    whole(`${ACCOUNT}s?`),
  ],
  accountName: [
    whole(
      `(${ACCOUNT}|company|firm|business|organi[sz]ation) ?(full )?(names?|bezeichnung)`,
      '(nom|nombre) (du |de |del )?(client|cliente|compte)|raison sociale|razon social|kundenname|firmenname',
    ),
    whole('company|firma|unternehmen|societe|empresa|organi[sz]ation|business'),
    whole('name|names|nom|nombre|bezeichnung'),
    whole(`${ACCOUNT}s?`),
  ],
  family: [
    whole(
      '(parent|group|chain|family|holding)( account| company| customer| name)?|subsidiary of|konzern|konzernmutter|kundengruppe|groupe|grupo',
    ),
  ],
  rep: [
    whole(`${REP}s?( ?${ID}| names?)?`),
    within('salesperson', 'sales ?rep', 'account (manager|executive)', 'vertriebsmitarbeiter'),
  ],
  owner: [
    whole(
      '(account |current |territory )?owners?( name| id)?|assigned( to| rep)?|(account )?(manager|executive)|responsible( rep| person)?',
      'betreuer|zustandig|zustandiger|verantwortlich|verantwortlicher|kundenverantwortlicher',
      'responsable|proprietaire|charge de compte|propietario|asignado a|gestor',
    ),
  ],
  line: [
    whole(
      '(product )?(line|category|group|family)|produktgruppe|warengruppe|artikelgruppe|produktlinie|sparte|gamme|famille|categorie|categoria|linea|familia',
    ),
    whole(`(product|item|artikel|produkt|produit|producto)( ?name)?`),
    whole(`(product|item|artikel|produkt) ?${ID}`),
  ],
  channel: [whole(`(sales |order )?channel( ?name)?|vertriebskanal|kanal|vertriebsweg|canal`)],
  margin: [
    whole('(gross |net )?(profit|margin)|deckungsbeitrag|db|marge|rohertrag|margen|beneficio'),
  ],
  returns: [
    whole('returns|returned( amount)?|refunds?|retouren|gutschriften?|retours|devoluciones'),
  ],
  zip: [
    whole('(zip|postal)( ?code)?( ?5)?|post ?code|plz|postleitzahl|code postal|cp|codigo postal'),
    within('zip', 'postal code', 'postcode', 'plz'),
  ],
  city: [
    whole(
      '(city|town)( ?name)?|ort|stadt|wohnort|ville|ciudad|poblacion|municipality|place|location',
    ),
  ],
  state: [
    whole(
      'state( ?(code|name|id))?|province|bundesland|us state|region code|estado|provincia|etat|departement',
    ),
  ],
  country: [whole('country( ?(code|name|region))?|land|pays|pais|nation')],
  county: [whole('(county )?fips( code)?|county( ?(code|name|fips))?|landkreis|kreis')],
  lat: [whole('(geo )?lat(itude)?|breite|breitengrad|latitud')],
  lon: [whole('(geo )?(lon|lng|long|longitude)|lange|langengrad|longitud')],
  territory: [
    whole(
      `(sales |rep )?territor(y|ies|ium)( ?(${ID}|name))?|gebiet|vertriebsgebiet|verkaufsgebiet|bezirk|secteur|territoire|territorio|zona|patch`,
    ),
  ],
  region: [
    whole(
      '(sales )?regions?( name)?|regional office|area|vertriebsregion|zone|gran region|verkaufsregion',
    ),
  ],
  district: [whole('(sales )?districts?( name)?|distrikt|distrito')],
  manager: [
    whole(
      '(sales |regional |district |area |team )?(manager|leader|lead)|vorgesetzter|teamleiter|vertriebsleiter|jefe',
    ),
  ],
  industry: [
    whole(
      'industry( code)?|sector|naics( code)?|branche|secteur d activite|sector economico|vertical|industria|sic',
    ),
  ],
  tier: [
    whole(
      '(customer |account )?(tier|class|grade|rank|abc|priority)|abc klasse|kundenklasse|klasse|klassifizierung|categorie client|clase',
    ),
  ],
  size: [
    whole('(company )?size|employees|segment|grosse|mitarbeiterzahl|taille|tamano|employee count'),
  ],
  status: [
    whole('(customer |account |rep )?(status|state of account)|kundenstatus|statut|estado cliente'),
  ],
  potential: [
    whole(
      '(annual |sales |market |total |account )*(potential|opportunity|tam|spend|wallet)( value| amount| revenue)?|(umsatz|markt|kunden|jahres) ?potenzial|potenzial|potentiel|potencial',
    ),
  ],
  contacts: [
    whole(
      '(required |target |planned )?(contacts|visits|calls)( required| a year| per year| pa)?|besuchsfrequenz|sollbesuche|frequency|call frequency',
    ),
  ],
  minutes: [whole('minutes|duration( min(utes)?)?|dauer( min(uten)?)?|duree|duracion|minuten')],
  visitId: [whole(`(visit|call|activity|event|meeting|besuch|besuchs) ?${ID}`)],
  visitDate: [whole('(visit|call|activity|contact|meeting|besuchs?) ?(date|day|datum|tag)')],
  contactKind: [
    whole(
      '(visit|call|activity|contact|meeting) ?(type|kind|channel)|kontaktart|besuchsart|type|kind|art|tipo',
    ),
  ],
  quota: [
    whole(
      '(sales |revenue )?(quota|target|goal|plan|budget)s?( amount| value| revenue)?|ziel|zielumsatz|umsatzziel|soll|sollumsatz|vorgabe|objectif|objetivo|cuota',
    ),
  ],
  dealId: [whole(`(deal|opportunity|opp|verkaufschance|opportunitat) ?(${ID}|name)?`)],
  stage: [
    whole('(deal |sales |opportunity |lead )?(stage|phase|status)|verkaufsphase|etape|etapa|fase'),
  ],
  created: [
    whole(
      '(create|created|creation|open|opened|engage|start|entry|lead|angelegt) ?(date|at|on|time|am)|created|angelegt|erstellt|erstelldatum|date de creation|fecha (de )?creacion',
    ),
  ],
  closed: [
    whole(
      '(close|closed|won|end) ?(date|at|on)|abschluss ?datum|geschlossen|date de cloture|fecha (de )?cierre',
    ),
  ],
  expected: [
    whole(
      '(expected|forecast|estimated|planned|target) ?(close|closing|order)? ?(date)|erwartet(es datum)?|voraussichtlich',
    ),
  ],
  won: [whole('(is )?won|gewonnen|gagne|ganado|outcome|result|win')],
  leadId: [whole(`leads? ?(${ID}|name)?|(kontakt|anfrage|inquiry|enquiry) ?${ID}`)],
  source: [
    whole('(lead )?(source|origin|campaign)( name)?|quelle|herkunft|kampagne|origen|fuente'),
  ],
  cost: [
    whole('(annual |rep |total )?(cost|salary|pay|compensation)|kosten|gehalt|cout|coste|salario'),
  ],
  hours: [
    whole(
      '(capacity|field|selling|working)? ?hours( a year| per year)?|kapazitat|stunden|heures|horas',
    ),
  ],
  start: [
    whole(
      '(start|hire|hired|entry|joined|valid from|from|begin) ?(date|day|on)?|since|eintritt|seit|von|debut|inicio|desde|gultig ab|start at',
    ),
  ],
  end: [
    whole(
      '(end|leave|leaving|left|exit|termination|valid to|valid until|until|to) ?(date|day|on)?|austritt|bis|fin|hasta|gultig bis',
    ),
  ],
  due: [whole('due( date)?|deadline|fallig|falligkeit|faellig|echeance|vencimiento')],
  share: [whole('(fte|share|percentage|allocation)|anteil|part|parte')],
  weight: [
    whole('establishments?( \d{4})?|weight|businesses|firms|betriebe'),
    within('establishments'),
    whole('population( \d{4})?|households|einwohner'),
  ],
  kind: [whole('(signal |skill |event )?(kind|type)|art|tipo')],
  count: [whole('(event |signal )?(count|number|quantity|qty)|anzahl|nombre|cantidad')],
  skill: [
    whole(
      '(skill|competence|certificate|tag)( ?(code|name))?|fahigkeit|kompetenz|competence|habilidad',
    ),
  ],
  level: [whole('(skill )?(level|score|rating)|niveau|stufe|nivel')],
  trait: [whole('(trait|tag|attribute|need|feature)s?( name)?|merkmale?|eigenschaft')],
  measure: [whole('measure|metric|kpi|kennzahl|mesure|medida|indicator')],
  target: [whole('target( value)?|zielwert|ziel|objectif|objetivo')],
  baseline: [whole('baseline|base( value)?|ausgangswert')],
  objective: [whole('objective|description|goal text|zweck|begrundung')],
  goalId: [whole(`goals? ?${ID}|goal`)],
  unit: [whole('unit( ?id)?|geo ?id')],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/** 'OrderDate', '_order-date', 'Bestell-Datum' → 'order date', 'order date', 'bestell datum'. */
export const plainName = (name: string): string =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How surely a name means the concept: 0 is surest; null: not at all. */
export function nameRank(concept: Concept, plain: string): number | null {
  const at = NAMES[concept].findIndex((pattern) => pattern.test(plain));
  return at < 0 ? null : at;
}
