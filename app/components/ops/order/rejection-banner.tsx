import { Button, ButtonLink } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { formatTime } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { Form, useNavigation } from "~/platform/remix";
import type { DeclarationView } from "~/services/customs/get-declaration.server";
import { customsSaidLine } from "../customs-said";
import { documentWords } from "./declaration-words";

/** What mending would do, in one sentence after another. */
function mendWords(repair: NonNullable<DeclarationView["repair"]>): string[] {
  return [
    ...repair.askAgain.map((kind) =>
      m.ops_repair_ask_again({ sender: documentWords(kind).sender }),
    ),
    ...(repair.corrections.length + repair.askAgain.length === 0 ? [m.ops_repair_as_is()] : []),
    m.ops_repair_held(),
    m.ops_repair_count({ done: repair.repairsDone + 1, most: repair.repairsAtMost }),
  ];
}

/** Says why customs sent the declaration back and what mends it, with the acts that do. */
export function RejectionBanner({
  declaration,
  mayMend,
  toRepair,
}: {
  declaration: DeclarationView;
  mayMend: boolean;
  /** the repair sheet: all differences, and the way to give up */
  toRepair: string;
}) {
  const { rejection, repair } = declaration;
  if (!rejection || !repair) return null;
  const isLeft = repair.repairsDone < repair.repairsAtMost;
  return (
    <section className="ops-alert" aria-label={m.ops_rejection_label()}>
      <Icon name="warn" />
      <div>
        <p>
          <b>
            {m.ops_rejection_title({
              number: rejection.number,
              status: rejection.status,
              info: customsSaidLine(rejection.info),
            })}
          </b>{" "}
          <span className="ops-dim">{formatTime(rejection.at, "second")}</span>
        </p>
        <p className="text-t1">
          {repair.corrections.map((correction) => (
            <CorrectionWords key={`${correction.field}-${correction.line}`} {...correction} />
          ))}
          {mendWords(repair).join(m.ops_sentence_end())}
        </p>
      </div>
      {mayMend ? (
        <div className="ops-alert-acts">
          <ButtonLink to={toRepair} tone="danger">
            {m.ops_repair_give_up()}
          </ButtonLink>
          {isLeft ? <RepairButton attempt={declaration.attempt} /> : null}
        </div>
      ) : null}
    </section>
  );
}

export function CorrectionWords({
  field,
  line,
  from,
  to,
}: {
  field: string;
  line?: number | undefined;
  from: string;
  to: string;
}) {
  const name = line === undefined ? `621.${field}` : `621.${field} (${line})`;
  return (
    <span className="ops-correction">
      {m.ops_repair_correct({ field: name })} <del>{from || m.ops_none()}</del> →{" "}
      <ins>{to || m.ops_none()}</ins>
      {m.ops_sentence_end()}
    </span>
  );
}

export function RepairButton({ attempt, action }: { attempt: number; action?: string }) {
  const { state, formData } = useNavigation();
  return (
    <Form method="post" action={action} replace preventScrollReset>
      <input type="hidden" name="intent" value="repair" />
      <input type="hidden" name="attempt" value={attempt} />
      <Button
        isPending={state !== "idle" && formData?.get("intent") === "repair"}
        pendingLabel={m.ops_repair_pending()}
      >
        {m.ops_repair_act()}
      </Button>
    </Form>
  );
}
