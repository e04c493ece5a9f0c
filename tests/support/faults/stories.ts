import type { OrderId } from "~/domain/ids";
import type { SandboxAct } from "~/ports/payments/sandbox-bank";
import { repairAndResend } from "~/services/customs/repair-and-resend.server";
import { cancelOrder } from "~/services/ordering/cancel-order.server";
import { cancelRejectedOrder } from "~/services/ordering/cancel-rejected-order.server";
import { placedOrder } from "../checkout";
import type { TestDatabase } from "../database";
import { HALL, type MintedGoods, mintGoods } from "../factories";
import { providerRefOf } from "../payments";
import { contextOn, newVisitor, operatorWith } from "../service-context";
import { until } from "../until";

/** Everything may take as long as a killed worker's jobs and a busy machine need. */
const PATIENCE_MS = 120_000;
const HOLD_MS = 15 * 60_000;
/** What is left of a hold that is to end before the money comes. */
const SHORT_HOLD_MS = 300;

/** Where an order's life ends, on its three axes. */
export const ENDS = {
  released: "paid released allocated",
  dutyPaid: "paid not_applicable allocated",
  refunded: "refunded withdrawn cancelled",
  sentBack: "refunded closed quarantined",
  expired: "void not_declared waiting",
} as const;
export type End = keyof typeof ENDS;

/** An order whose life was told to its end, and what must be true of it. */
export type Told = {
  story: StoryName;
  orderId: OrderId;
  orderNo: string;
  pieces: number;
  end: End;
  refunds: number;
  /** versions of its list that must have gone out; undefined where a race decides */
  lists: number | undefined;
};

type Goods = { bonded: MintedGoods[]; dutyPaid: MintedGoods[] };
type Chance = { pieces: number; pick: number };
type Outcome = Pick<Told, "orderId" | "orderNo" | "end" | "refunds" | "lists">;
type Story = (stage: Stage, chance: Chance) => Promise<Outcome>;

/** The hands that act in the stories: shopper, payer, officer; the rest is the workers' part. */
class Stage {
  constructor(
    readonly database: TestDatabase,
    readonly goods: Goods,
  ) {}

  ofKind(kind: keyof Goods, { pick, pieces }: Chance): [MintedGoods, number] {
    const shelf = this.goods[kind];
    const goods = shelf[pick % shelf.length];
    if (!goods) throw new Error("the shelf has goods");
    return [goods, pieces];
  }

  async place(what: [MintedGoods, number], wish = "", holdMs = HOLD_MS) {
    const ctx = contextOn(this.database, {
      actor: newVisitor(),
      ...(holdMs === HOLD_MS ? {} : { fixedNow: new Date(Date.now() - HOLD_MS + holdMs) }),
    });
    const detail = `荔枝街道演示路 1 号${wish}`;
    const { orderId, orderNo } = await placedOrder(ctx, [what], undefined, { detail });
    return { ctx: contextOn(this.database, { actor: ctx.actor }), orderId, orderNo };
  }

  async act(orderId: OrderId, act: SandboxAct): Promise<void> {
    const { sandboxBank } = contextOn(this.database).ports;
    const done = await sandboxBank?.act(await providerRefOf(this.database, orderId), act);
    if (!done?.ok) throw new Error(`the sandbox refused ${act}: ${JSON.stringify(done)}`);
  }

  /** Waits until the order stands so; `%` stands for anything. */
  async reaches(orderId: OrderId, standing: string): Promise<void> {
    await until(
      `order ${orderId} is ${standing}`,
      async () => {
        const [row] = await this.database.owner`
          SELECT 1 FROM "order" WHERE id = ${orderId}
            AND payment_status || ' ' || customs_status || ' ' || fulfilment_status LIKE ${standing}`;
        return row !== undefined;
      },
      PATIENCE_MS,
    );
  }

  async paid(chance: Chance, wish = "") {
    const placed = await this.place(this.ofKind("bonded", chance), wish);
    await this.act(placed.orderId, "pay");
    return placed;
  }

  officer = (role: "customs" | "finance") =>
    contextOn(this.database, { actor: operatorWith(role), face: "console" });
}

const released = (order: { orderId: OrderId; orderNo: string }, more: Partial<Outcome> = {}) => ({
  ...order,
  end: "released" as const,
  refunds: 0,
  lists: 1,
  ...more,
});
const refunded = (order: { orderId: OrderId; orderNo: string }, more: Partial<Outcome> = {}) => ({
  ...order,
  end: "refunded" as const,
  refunds: 1,
  lists: 0,
  ...more,
});

/** Pays after the hold has ended and a worker has closed the order. */
async function payLate(stage: Stage, orderId: OrderId): Promise<void> {
  await stage.reaches(orderId, ENDS.expired);
  await stage.act(orderId, "pay_late");
}

const STORIES = {
  "bonded, paid": async (stage, chance) => released(await stage.paid(chance)),
  "duty-paid": async (stage, chance) => {
    const placed = await stage.place(stage.ofKind("dutyPaid", chance));
    await stage.act(placed.orderId, "pay");
    return { ...placed, end: "dutyPaid", refunds: 0, lists: 0 };
  },
  "never paid": async (stage, chance) => {
    const placed = await stage.place(stage.ofKind("bonded", chance), "", SHORT_HOLD_MS);
    return { ...placed, end: "expired", refunds: 0, lists: 0 };
  },
  "paid late, goods there": async (stage, chance) => {
    const placed = await stage.place(stage.ofKind("bonded", chance), "", SHORT_HOLD_MS);
    await payLate(stage, placed.orderId);
    return released(placed);
  },
  "paid late, goods gone": async (stage) => {
    const last = await mintGoods(stage.database, { lots: [1] });
    const placed = await stage.place([last, 1], "", SHORT_HOLD_MS);
    await stage.reaches(placed.orderId, ENDS.expired);
    await stage.place([last, 1]);
    await stage.act(placed.orderId, "pay_late");
    return refunded(placed);
  },
  "paid twice": async (stage, chance) => {
    const placed = await stage.paid(chance);
    await stage.act(placed.orderId, "pay_again");
    return released(placed, { refunds: 1 });
  },
  "wrong amount": async (stage, chance) => {
    const placed = await stage.place(stage.ofKind("bonded", chance));
    await stage.act(placed.orderId, "pay_wrong_amount");
    return refunded(placed);
  },
  "another payer": async (stage, chance) => {
    const placed = await stage.place(stage.ofKind("bonded", chance));
    await stage.act(placed.orderId, "pay_as_other");
    return refunded(placed);
  },
  "cancelled after payment": async (stage, chance) => {
    const placed = await stage.paid(chance);
    await stage.reaches(placed.orderId, "paid %");
    const cancelled = await cancelOrder(placed.ctx, { orderId: placed.orderId });
    // The list may have been quicker than the shopper.
    return cancelled.ok ? refunded(placed) : released(placed);
  },
  "reviewed by customs": async (stage, chance) => released(await stage.paid(chance, "演示审核")),
  "every answer twice": async (stage, chance) => released(await stage.paid(chance, "演示重复")),
  "sent back by customs": async (stage, chance) => ({
    ...(await stage.paid(chance, "演示退运")),
    end: "sentBack",
    refunds: 1,
    lists: 1,
  }),
  "rejected, mended": async (stage, chance) => {
    const placed = await stage.paid(chance, "演示退单");
    await stage.reaches(placed.orderId, "paid rejected %");
    const mended = await repairAndResend(stage.officer("customs"), { ...placed, attempt: 1 });
    if (!mended.ok) throw new Error(`not mended: ${JSON.stringify(mended.error)}`);
    return released(placed, { lists: 2 });
  },
  "rejected, given up": async (stage, chance) => {
    const placed = await stage.paid(chance, "演示退单");
    await stage.reaches(placed.orderId, "paid rejected %");
    const ended = await cancelRejectedOrder(stage.officer("finance"), placed);
    if (!ended.ok) throw new Error(`not given up: ${JSON.stringify(ended.error)}`);
    return refunded(placed, { lists: 1 });
  },
} as const satisfies Record<string, Story>;
export type StoryName = keyof typeof STORIES;
export const STORY_NAMES = Object.keys(STORIES) as [StoryName, ...StoryName[]];

/** Bonded and duty-paid goods that several orders share, so that their ledgers meet. */
export async function fillShelves(database: TestDatabase): Promise<Goods> {
  const many = (more: object) => mintGoods(database, { lots: [40, 400], ...more });
  const bonded = [await many({}), await many({}), await many({ priceFen: 9_900 })];
  const dutyPaid = [await many({ customsRegime: "0110", warehouseId: HALL })];
  return { bonded, dutyPaid };
}

/** Tells stories at the same time; a story that breaks is remembered and thrown by `ended`. */
export function tellStories(database: TestDatabase, goods: Goods) {
  const stage = new Stage(database, goods);
  const told: Promise<Told>[] = [];
  let inTelling = 0;
  return {
    /** stories in which somebody still has to act */
    inTelling: () => inTelling,
    begin(story: StoryName, chance: Chance): void {
      const tale: Story = STORIES[story];
      const telling = tale(stage, chance).then(
        ({ orderId, orderNo, end, refunds, lists }) => ({
          ...{ story, orderId, orderNo, end, refunds, lists },
          pieces: story === "paid late, goods gone" ? 1 : chance.pieces,
        }),
        (error: unknown) => {
          throw new Error(`${story}: ${error instanceof Error ? error.message : error}`);
        },
      );
      inTelling += 1;
      telling
        .catch(() => {})
        .finally(() => {
          inTelling -= 1;
        });
      told.push(telling);
    },
    async ended(): Promise<Told[]> {
      const tales = await Promise.all(told);
      for (const { orderId, end } of tales) await stage.reaches(orderId, ENDS[end]);
      return tales;
    },
  };
}
