import type { Finding } from "~/domain/customs/checks/finding";
import type { CustomsSimKind } from "~db/schema";

/** What customs and the e-port say. Codes marked SIM are ours: the real ones were not found. */
const NAMES: Readonly<Record<CustomsSimKind, string>> = {
  order: "订单",
  payment: "支付",
  waybill: "运单",
  list: "清单",
};

const RULE_WORDS: Partial<Record<Finding["rule"], string>> = {
  V01: "实付金额不等于货值、运杂费、税款之和减抵扣",
  V02: "商品总价与单价、数量或货值不符",
  V03: "支付金额与订单实付金额不一致",
  V04: "订单编号不一致",
  V05: "电商平台或电商企业不一致",
  V07: "物流企业或运单编号不一致",
  V08: "订购人、支付人身份不一致或未通过核验",
  V10: "订单与运单的收货人信息不一致",
  V14: "币制、证件类型、件数或进出口标记不符",
  V15: "保税清单的账册、区内企业或起运国填报不符",
  V17: "担保企业不是本清单的电商平台、电商企业或物流企业",
  V18: "第二数量与第二单位不符合规则",
  V19: "毛重、净重不符",
  V20: "商品编码不存在或法定单位不符",
  V25: "物流运单编号六个月内重复使用",
};

/** Codes seen in public integrations; the rest carry the rule's number. */
const KNOWN: Partial<Record<Finding["rule"], { code: string; words: string }>> = {
  V06: { code: "13035", words: "支付企业不一致" },
  V09: { code: "130126", words: "清单与订单的订购人电话不一致" },
  V11: { code: "1322", words: "订单清单表体商品项不一致" },
};

export const YEAR_EXCEEDED = "[Code:1313;Desc:订购人购买超过年度限额]";
export const REJECTED_BY_SHARE = "[Code:SIM100;Desc:按演示设置退单，改后重报即可]";
const LOGIC_PASSED = "[Code:1800;Desc:逻辑校验通过]";

/** The answer to findings: the first one's code, and every field that is wrong. */
export function findingsText(findings: readonly Finding[]): string {
  const [first] = findings;
  if (!first) return "";
  const known = KNOWN[first.rule];
  const code = known?.code ?? `SIM${first.rule}`;
  const words = known?.words ?? RULE_WORDS[first.rule] ?? "校验不通过";
  const fields = [
    ...new Set(findings.map(({ field, line }) => (line ? `${field}[${line}]` : field))),
  ];
  return `[Code:${code};Desc:${words}：${fields.join("、")}]`.slice(0, 1_000);
}

/** The text that goes with a status when there is nothing particular to say. */
export function statusText(status: string, kind: CustomsSimKind): string {
  switch (status) {
    case "3":
      return "发送海关成功";
    case "120":
      return LOGIC_PASSED;
    case "300":
      return "[Code:SIM300;Desc:转人工审核]";
    case "500":
      return "[Code:SIM500;Desc:查验]";
    case "700":
      return "[Code:SIM700;Desc:退运]";
    case "800":
      return "[Code:2600;Desc:放行]";
    default:
      return `${NAMES[kind]}申报中`;
  }
}

/** Status 2, with which of the other documents are still missing. */
export function takenText(
  isChange: boolean,
  guid: string,
  missing: readonly Exclude<CustomsSimKind, "list">[],
): string {
  const taken = `${isChange ? "变更" : "新增"}申报成功[${guid}]`;
  return missing.length === 0
    ? taken
    : `${taken}，${missing.map((kind) => `${NAMES[kind]}信息不存在`).join("，")}`;
}

/** Refusals of the e-port, which have negative statuses. */
export const PORT_REFUSALS = {
  order: {
    exists: ["-301010", "已存在相同编号的订单"],
    unknown: ["-301009", "订单标识(appType)不正确,未找到操作的订单"],
    wrongState: ["-301011", "该订单已向海关申报清单，状态不符"],
    invalid: ["-301008", "参数校验不通过"],
    badLines: ["-301002", "订单商品信息内有重复商品序号"],
  },
  payment: {
    exists: ["-401007", "已存在相同编号的支付单"],
    unknown: ["-401006", "支付单标识(appType)不正确,未找到对应操作的支付单"],
    wrongState: ["-401008", "该支付单已向海关申报支付单，状态不符"],
    invalid: ["-401009", "参数校验不通过"],
    badLines: ["-401009", "参数校验不通过"],
  },
  waybill: {
    exists: ["-504015", "已存在相同编号的运单"],
    unknown: ["-504014", "运单标识(appType)不正确,未找到操作的运单"],
    wrongState: ["-504016", "该运单已向海关申报运单，状态不符"],
    invalid: ["-504011", "参数校验不通过"],
    badLines: ["-504011", "参数校验不通过"],
  },
  list: {
    exists: ["-621004", "清单已经申报过，请勿重复申报"],
    unknown: ["-621011", "不存在已申报的清单，无法进行改单操作"],
    wrongState: ["-621012", "清单的申报状态不符合改单申报的条件"],
    invalid: ["-621001", "清单报文校验失败"],
    badLines: ["-621027", "请确认表体 gnum 无重复！"],
  },
} as const satisfies Record<
  CustomsSimKind,
  Record<string, readonly [status: string, words: string]>
>;

export const SIGNATURE_REFUSALS: Readonly<
  Record<string, readonly [status: string, words: string]>
> = {
  Signature: ["-621026", "保存签名信息发生错误,签名信息为空！"],
  SignatureValue: ["-621029", "验签失败！"],
  agentCode: ["-621015", "申报企业与卡信息不匹配，没有权限进行操作"],
};
export const SINGLE_EXCEEDED = ["-621005", "清单的购买金额超过单笔限额"] as const;
export const FORM_REFUSED = "-1";
