import type { SeedHsCode } from "../types";

const VAT_READ = "VAT read for this line";
const VAT_RULE = "VAT by general rule, not read for this line";
/** Duty of the 2026 tariff book; VAT read on a page of the very line. */
const read = (page: number, mfnBps: number) =>
  ({ mfnBps, state: "verified", source: `2026 tariff book, p. ${page}; ${VAT_READ}` }) as const;
/** Duty of the 2026 tariff book; VAT of farm goods or of all others by the general rule. */
const duty = (page: number, mfnBps: number) =>
  ({ mfnBps, state: "unverified", source: `2026 tariff book, p. ${page}; ${VAT_RULE}` }) as const;
const unread = {
  state: "unverified",
  source: "Heading text; VAT by general rule; duty not read",
} as const;
/** Tariff-quota grain: the book shows the duty outside the quota, that inside was not read. */
const quota = {
  state: "unverified",
  source: "Tariff-quota goods within the quota; in-quota duty not read; VAT by general rule",
} as const;
const undated = (mfnBps: number) =>
  ({ mfnBps, state: "unverified", source: "Undated chapter table: duty and VAT" }) as const;

type Facts = Pick<SeedHsCode, "state" | "source"> & { readonly mfnBps?: number };
const KG = "035";
const farm = (code: string, nameZh: string, facts: Facts): SeedHsCode => ({
  code,
  nameZh,
  unit1: KG,
  vatBps: 900,
  consumption: "none",
  ...facts,
});
const made = (code: string, nameZh: string, facts: Facts): SeedHsCode => ({
  ...farm(code, nameZh, facts),
  vatBps: 1300,
});

/** Lines of the ASEAN goods; a line that other origins use too says the same in each part. */
export const HS_CODES: readonly SeedHsCode[] = [
  farm("0303891000", "冻带鱼", duty(65, 700)),
  farm("0303899090", "其他冻鱼", duty(66, 700)),
  farm("0304629000", "冻其他鲶鱼片（巴沙鱼等）", duty(71, 700)),
  farm("0304870090", "冻其他金枪鱼、鲣片", unread),
  farm("0304890090", "其他冻鱼片", duty(74, 700)),
  farm("0306149090", "其他冻蟹", duty(81, 700)),
  farm("0306173000", "冻虾仁", duty(82, 700)),
  farm("0306179000", "其他冻小虾及对虾", duty(82, 500)),
  farm("0307221000", "冻扇贝", unread),
  farm("0307320000", "冻贻贝", {
    mfnBps: 1000,
    state: "unverified",
    source: "MFN: 2026 tariff p. 88; VAT: general rule",
  }),
  farm("0307431000", "冻墨鱼及鱿鱼（枪乌贼属等）", unread),
  farm("0307520000", "冻章鱼", duty(89, 700)),
  farm("0410901000", "燕窝", duty(103, 2500)),
  farm("0801110000", "干椰子", undated(1200)),
  farm("0801120000", "鲜的未去内壳椰子", undated(1200)),
  farm("0801320000", "去壳腰果", duty(142, 1000)),
  farm("0802620000", "去壳夏威夷果", {
    mfnBps: 2400,
    state: "verified",
    source: "MFN: 2026 tariff p. 144, provisional 12 beside it; VAT: seen",
  }),
  farm("0803900000", "香蕉", duty(146, 1000)),
  farm("0804300001", "鲜菠萝", duty(146, 1200)),
  farm("0804502001", "鲜芒果", read(147, 1500)),
  farm("0804503000", "山竹果", duty(147, 1500)),
  farm("0805400090", "葡萄柚及柚", unread),
  farm("0807110000", "西瓜", unread),
  farm("0807199000", "其他甜瓜", unread),
  farm("0810600000", "鲜榴莲", duty(153, 2000)),
  farm("0810903000", "鲜龙眼", duty(153, 1200)),
  farm("0810904000", "鲜红毛丹", duty(153, 2000)),
  farm("0810908000", "鲜火龙果", duty(154, 2000)),
  farm("0810909090", "未列名鲜果", read(154, 2000)),
  farm("0811909090", "其他冷冻水果", duty(155, 3000)),
  farm("0813401000", "龙眼干、肉", duty(156, 2000)),
  farm("0813409090", "其他干果", duty(156, 2500)),
  made("0901210000", "已焙炒咖啡，未浸除咖啡碱", read(158, 1500)),
  farm("0902109000", "其他绿茶，每件净重≤3 kg", duty(159, 1500)),
  farm("0902309000", "其他红茶，每件净重≤3 kg", duty(161, 1500)),
  farm("0904110010", "荜茇，未磨", duty(162, 2000)),
  farm("0904110090", "胡椒，未磨", duty(162, 2000)),
  farm("0904120000", "已磨胡椒", unread),
  farm("0906190000", "其他肉桂，未磨", duty(163, 500)),
  farm("0906200000", "已磨肉桂", duty(163, 1500)),
  farm("0907100000", "丁香，未磨", duty(163, 300)),
  farm("0908110000", "肉豆蔻，未磨", duty(164, 800)),
  farm("0908310000", "豆蔻，未磨", duty(164, 300)),
  farm("0908320000", "已磨豆蔻", duty(164, 300)),
  farm("0909611000", "八角茴香，未磨", unread),
  farm("0910300000", "姜黄", duty(166, 1500)),
  farm("1006202001", "长粒米糙米（配额内）", quota),
  farm("1006302001", "长粒米精米（配额内）", quota),
  farm("1006308001", "其他精米（配额内）", quota),
  farm("1211903200", "胖大海", duty(190, 600)),
  farm("1211903999", "未列名主要用作药料的植物", unread),
  farm("1212999400", "莲子", unread),
  made("1301909099", "其他天然树胶、树脂", unread),
  made("1604130000", "制作或保藏的沙丁鱼", unread),
  made("1604140090", "其他制作或保藏的金枪鱼、鲣", unread),
  made("1604209990", "其他制作或保藏的鱼", unread),
  made("1605100000", "制作或保藏的蟹", unread),
  made("1605210000", "制作或保藏的小虾及对虾，非密封包装", unread),
  made("1605560000", "制作或保藏的蛤、鸟蛤及舟贝", unread),
  made("1701991000", "砂糖", {
    state: "unverified",
    source: "Tariff-quota goods; duty not read; VAT by general rule",
  }),
  made("1806900000", "其他巧克力及含可可的食品", read(226, 800)),
  made("1902301000", "米粉干", duty(229, 1000)),
  made("1902303000", "即食或快熟面条", duty(229, 1000)),
  made("1905900000", "其他面包、糕点、饼干及烘焙糕饼", duty(232, 1000)),
  made("2006009090", "其他糖渍蜜饯", duty(239, 500)),
  made("2007999000", "其他烹煮的果酱、果冻", duty(240, 500)),
  made("2008199990", "其他方法制作或保藏的坚果", {
    mfnBps: 500,
    state: "unverified",
    source: "MFN: 2026 tariff p. 242; VAT: general rule",
  }),
  made("2008999000", "未列名制作或保藏的水果", duty(245, 500)),
  made("2009891200", "芒果汁", duty(249, 500)),
  made("2009891300", "西番莲果汁", duty(249, 500)),
  made("2009891900", "其他单一水果汁（椰子水等）", duty(250, 500)),
  made("2101110000", "咖啡浓缩精汁", duty(251, 1200)),
  made("2101120000", "以咖啡为基本成分的制品", {
    state: "unverified",
    source: "VAT read for this line in 2024; its 2026 duty was not read",
  }),
  made("2101200000", "茶的浓缩精汁及以其为基本成分的制品", {
    state: "unverified",
    source: "VAT read for this line in 2024; its 2026 duty was not read",
  }),
  made("2103100000", "酱油", duty(253, 1200)),
  made("2103909000", "其他调味汁及其制品、混合调味品", duty(254, 1200)),
  made("2106909090", "其他编号未列名的食品", read(256, 1200)),
  {
    ...made("2202990090", "其他无酒精饮料", read(258, 500)),
    unit1: "095",
    unit2: KG,
  },
];
