/** Hours after which an identity entered at checkout is erased again (PIPL Art. 19: shortest time). */
export const IDENTITY_KEPT_HOURS = 24;
