import type { MeasureId } from './measure.ts';

/** What a reader is told when asking "why this number?". */
export interface MeasureText {
  readonly label: string;
  readonly definition: string;
  /** In words and signs, as a reader would compute it. */
  readonly formula: string;
}

export const MEASURE_TEXTS: Readonly<Record<MeasureId, MeasureText>> = {
  revenue: {
    label: 'Revenue',
    definition: 'Booked in the period.',
    formula: 'sum of sales over the months of the period',
  },
  attainableGap: {
    label: 'Attainable gap',
    definition:
      'What like accounts already reach, less what is booked; below 0 a group sells more than its like.',
    formula:
      'potential × 75th-percentile penetration of like accounts (industry × size × channel) − revenue of the last 12 months',
  },
  openPotential: {
    label: 'Open potential',
    definition: 'Winnable a year and not booked, account by account, with the area’s remainder.',
    formula:
      'sum of max(potential − revenue of the last 12 months, 0) over accounts + the area’s remainder',
  },
  coverage: {
    label: 'Coverage',
    definition:
      'Share of potential that got the contacts its tier asks for in the last 12 months; the area’s remainder is uncovered.',
    formula:
      'sum of potential × contacts made (at most those required) ÷ contacts required, ÷ potential with a need + remainder',
  },
  penetration: {
    label: 'Penetration',
    definition: 'Share of potential that is booked.',
    formula: 'revenue of the last 12 months ÷ (potential of known accounts + the area’s remainder)',
  },
  potential: {
    label: 'Potential',
    definition: 'Winnable a year: an estimate, with its source, date and spread.',
    formula: 'potential of known accounts + the area’s remainder',
  },
  whitespace: {
    label: 'Whitespace',
    definition:
      'Potential no territory owns, or without contact and order in the last 12 months, with the area’s remainder.',
    formula:
      'potential of accounts without owner, or without contact and order in 12 months + the area’s remainder',
  },
  workloadIndex: {
    label: 'Workload index',
    definition:
      'Work of a territory against its fair share; 100 is the company’s mean, 85 to 115 the band.',
    formula: '100 × (service + travel hours ÷ capacity) ÷ (the same for the company)',
  },
  load: {
    label: 'Load',
    definition:
      'Hours the call plan asks for against the hours there are; 100 % is full, 70–100 % healthy.',
    formula: '(service + local travel + line-haul hours a year) ÷ capacity hours a year',
  },
  attainment: {
    label: 'Attainment',
    definition: 'Booked against quota, in territories that carry one.',
    formula: 'revenue credited in the period ÷ quota of the period',
  },
  orders: {
    label: 'Orders',
    definition: 'Orders placed in the period.',
    formula: 'count of orders over the months of the period',
  },
  accounts: {
    label: 'Accounts',
    definition: 'Known customers, prospects and lapsed customers.',
    formula: 'count of accounts',
  },
  growth: {
    label: 'Growth',
    definition: 'Revenue against the same months a year earlier.',
    formula: 'revenue of the period ÷ revenue of the same months a year earlier − 1',
  },
  overService: {
    label: 'Over-service',
    definition: 'Share of contacts made beyond what the call plan asks for.',
    formula: 'sum of max(contacts − contacts required, 0) ÷ contacts of the last 12 months',
  },
  remainderShare: {
    label: 'Beyond known accounts',
    definition: 'Share of potential in the area that belongs to no known account.',
    formula: 'the area’s remainder ÷ (potential of known accounts + remainder)',
  },
  inBand: {
    label: 'Inside 85–115',
    definition: 'Territories whose workload index, as shown, lies inside the band.',
    formula: 'count of territories with a workload index from 85 to 115',
  },
};
