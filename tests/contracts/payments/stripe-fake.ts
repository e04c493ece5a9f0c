import { createServer, type IncomingMessage } from "node:http";
import { newId } from "~/platform/new-id.server";

type Json = Record<string, unknown>;
type Answer = { status: number; body: Json };
type Session = {
  id: string;
  object: "checkout.session";
  client_reference_id: string;
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  payment_intent: string | null;
  amount_total: number;
  currency: string;
  created: number;
  url: string;
};

/** The fields of a session's opening that Stripe knows and we send; anything else is refused. */
const SESSION_FIELDS = [
  /^mode$/,
  /^payment_method_types\[\d\]$/,
  /^payment_method_options\[wechat_pay\]\[client\]$/,
  /^line_items\[0\]\[(quantity|price_data\]\[(currency|unit_amount|product_data\]\[name))\]$/,
  /^client_reference_id$/,
  /^metadata\[(payment_id|order_no)\]$/,
  /^payment_intent_data\[(description|metadata\]\[(payment_id|order_no))\]$/,
  /^(locale|success_url|cancel_url|expires_at)$/,
];
const REFUND_FIELDS = [/^(payment_intent|amount)$/, /^metadata\[(refund_key|round)\]$/];

const invalid = (message: string, status = 400): Answer => ({
  status,
  body: { error: { type: "invalid_request_error", message } },
});

/**
 * A small strict stand-in for the four Stripe addresses we use: it refuses fields it does not know,
 * missing authorisation, times too near, and one idempotency key with two contents.
 */
export async function startStripeFake(secretKey: string) {
  const sessions = new Map<string, Session>();
  const refunded = new Map<string, number>();
  const byKey = new Map<string, { content: string; answer: Answer }>();
  let areRefundsFailing = false;
  let outage: "none" | "500" | "429" | "cut" = "none";

  const openSession = (form: URLSearchParams): Answer => {
    const stray = [...form.keys()].find((key) => !SESSION_FIELDS.some((one) => one.test(key)));
    if (stray) return invalid(`Received unknown parameter: ${stray}`);
    const expiresAt = Number(form.get("expires_at"));
    if (expiresAt < Date.now() / 1_000 + 30 * 60) return invalid("expires_at is too near");
    if (form.get("payment_method_options[wechat_pay][client]") !== "web") {
      return invalid("wechat_pay needs a client");
    }
    const id = `cs_test_${newId("crt").slice(4)}`;
    const session: Session = {
      id,
      object: "checkout.session",
      client_reference_id: form.get("client_reference_id") ?? "",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: Number(form.get("line_items[0][price_data][unit_amount]")),
      currency: form.get("line_items[0][price_data][currency]") ?? "",
      created: Math.floor(Date.now() / 1_000),
      url: `https://checkout.stripe.test/${id}`,
    };
    sessions.set(id, session);
    return { status: 200, body: { ...session } };
  };
  const refund = (form: URLSearchParams): Answer => {
    const stray = [...form.keys()].find((key) => !REFUND_FIELDS.some((one) => one.test(key)));
    if (stray) return invalid(`Received unknown parameter: ${stray}`);
    const intent = form.get("payment_intent") ?? "";
    const paid = [...sessions.values()].find((one) => one.payment_intent === intent);
    const before = refunded.get(intent) ?? 0;
    const amount = Number(form.get("amount"));
    if (!paid || before + amount > paid.amount_total) return invalid("more than was paid");
    if (areRefundsFailing) {
      const id = `re_${newId("rfd").slice(4)}`;
      return { status: 200, body: { id, object: "refund", status: "failed" } };
    }
    refunded.set(intent, before + amount);
    return {
      status: 200,
      body: { id: `re_${newId("rfd").slice(4)}`, object: "refund", status: "succeeded" },
    };
  };
  const route = (method: string, path: string, form: URLSearchParams): Answer => {
    if (method === "POST" && path === "/v1/checkout/sessions") return openSession(form);
    if (method === "POST" && path === "/v1/refunds") return refund(form);
    const [, id = "", expire] = /^\/v1\/checkout\/sessions\/([^/]+)(\/expire)?$/.exec(path) ?? [];
    const session = sessions.get(id);
    if (!session) return invalid(`No such checkout.session: ${id}`, 404);
    if (method === "POST" && expire) {
      if (session.status !== "open") return invalid("Only open sessions can be expired");
      session.status = "expired";
    }
    return { status: 200, body: { ...session } };
  };

  const server = createServer(async (request, response) => {
    if (outage === "cut") return void request.socket.destroy();
    if (outage !== "none") {
      response.writeHead(Number(outage), { "content-type": "application/json" });
      const type = outage === "429" ? "rate_limit_error" : "api_error";
      return void response.end(JSON.stringify({ error: { type, message: "try again" } }));
    }
    const content = await bodyOf(request);
    const key = request.headers["idempotency-key"];
    const known = typeof key === "string" ? byKey.get(key) : undefined;
    let answer: Answer;
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      answer = invalid("who are you?", 401);
    else if (known && known.content !== content) {
      answer = {
        status: 400,
        body: { error: { type: "idempotency_error", message: "other content" } },
      };
    } else {
      answer =
        known?.answer ??
        route(request.method ?? "", request.url ?? "", new URLSearchParams(content));
    }
    if (typeof key === "string" && !known) byKey.set(key, { content, answer });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;

  const change = (ref: string, next: Partial<Session>) => {
    const session = sessions.get(ref);
    if (!session) throw new Error(`no session ${ref}`);
    Object.assign(session, next);
    return { ...session };
  };
  return {
    base: `http://127.0.0.1:${port}`,
    pay: (ref: string) =>
      change(ref, { status: "complete", payment_status: "paid", payment_intent: `pi_${ref}` }),
    processing: (ref: string) => change(ref, { status: "complete" }),
    expire: (ref: string) => change(ref, { status: "expired" }),
    failRefunds: (areFailing: boolean) => {
      areRefundsFailing = areFailing;
    },
    setOutage: (kind: typeof outage) => {
      outage = kind;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}
