/** The ways to pay the shop offers, the usual one first. */
export const PAYMENT_METHODS = ["wechat_pay", "alipay", "card"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
