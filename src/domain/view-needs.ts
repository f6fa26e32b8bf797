import type { ViewState } from './directory.ts';

/** Why a view is off: what would bring it. */
export const BRINGS: Readonly<Record<ViewState['view'], string>> = {
  map: 'no account is placed; a ZIP, county or coordinate column brings the map',
  coverage: 'visits with account and date bring coverage',
  potential: 'places with people or establishments, or a potential column, bring potential',
  ranking: 'nobody is named on the sales; a rep column brings a ranking',
  trend: 'a date column brings trends',
  attainment: 'quotas by territory or rep and month bring attainment',
  workload: 'a column that names the rep brings workload',
  moves: 'staffed territories with placed accounts bring moves',
  pipeline: 'deals with stage and date bring the pipeline',
};
