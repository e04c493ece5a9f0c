/** What an operator may do in the console; an admin may do everything. */
export type OperatorRole = "viewer" | "warehouse" | "customs" | "finance" | "overseas" | "admin";
