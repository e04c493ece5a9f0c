import type { Sender } from "~/domain/customs/message-tree";

/** The demo's carrier as customs registered it; the shop's own rows name the same firm. */
export const DEMO_CARRIER: Sender = {
  code: "5002DEMO04",
  name: "涪陵示例物流有限公司（演示）",
  dxpId: "DXPENTDEMO000004",
};
