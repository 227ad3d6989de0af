/** The city that is served when CITY and CITY_DIR name none. */
export const usualCity = 'pontianak';
