/** How long a session lives without being used. */
export const sessionDays = 30;
