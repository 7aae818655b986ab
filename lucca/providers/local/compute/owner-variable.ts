/** The variable by which a worker's process says whose it is; /proc shows it to who measures memory. */
export const ownerVariable = "MOCCA_ENVIRONMENT";
