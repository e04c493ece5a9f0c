export * from "./catalog";
export * from "./customs";
export * from "./identity";
export * from "./kiosk";
export * from "./ordering";
export * from "./rules";
export * from "./stock";
export * from "./warehouse";
