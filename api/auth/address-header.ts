/** Carries the caller's address to the library; whatever came in under this name is dropped before. */
export const addressHeader = "x-mocca-address";
