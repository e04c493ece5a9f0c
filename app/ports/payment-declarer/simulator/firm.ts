import type { Sender } from "~/domain/customs/message-tree";

/** The demo's payment firm as customs registered it; the shop's own rows name the same firm. */
export const DEMO_PAYMENT_FIRM: Sender = {
  code: "5002DEMO05",
  name: "示例支付有限公司（演示）",
  dxpId: "DXPENTDEMO000005",
};
