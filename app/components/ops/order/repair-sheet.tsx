import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { Form } from "~/platform/remix";
import type { DeclarationView } from "~/services/customs/get-declaration.server";
import { customsSaidLine } from "../customs-said";
import { OpsPanel } from "../ops-panel";
import { comparedName, documentWords } from "./declaration-words";
import { RepairButton } from "./rejection-banner";
import { Sheet } from "./sheet";

/** The repair of a rejected declaration: what differs, what it becomes; send again, or give up. */
export function RepairSheet({
  declaration,
  mayMend,
  mayGiveUp,
  own,
}: {
  declaration: DeclarationView;
  mayMend: boolean;
  mayGiveUp: boolean;
  /** address of the order's page, which does both acts */
  own: string;
}) {
  const { rejection, repair, comparison } = declaration;
  if (!rejection || !repair) {
    return (
      <Sheet title={m.ops_repair_title()} back={own}>
        <Notice tone="info">{m.ops_repair_nothing()}</Notice>
      </Sheet>
    );
  }
  const differing = comparison.filter(({ state }) => state === "different");
  const isLeft = repair.repairsDone < repair.repairsAtMost;
  return (
    <Sheet title={m.ops_repair_title()} back={own}>
      <Notice tone="danger" title={m.ops_rejection_short({ number: rejection.number })}>
        {customsSaidLine(rejection.info)}
      </Notice>
      <OpsPanel title={m.ops_repair_changes()} className="mt-3">
        <table className="ops-lines ops-lines-large">
          <thead>
            <tr>
              <th scope="col">{m.ops_compared_field()}</th>
              <th scope="col">{m.ops_repair_was()}</th>
              <th scope="col">{m.ops_repair_becomes()}</th>
            </tr>
          </thead>
          <tbody>
            {repair.corrections.map(({ field, line, from, to }) => (
              <tr key={`${field}-${line}`}>
                <td>
                  621.{field}
                  {line === undefined ? null : ` (${line})`}
                </td>
                <td>
                  <del className="text-price">{from || m.ops_none()}</del>
                </td>
                <td>
                  <ins className="text-ok">{to || m.ops_none()}</ins>
                </td>
              </tr>
            ))}
            {repair.askAgain.map((kind) => (
              <tr key={kind}>
                <td colSpan={3}>
                  {m.ops_repair_ask_again({ sender: documentWords(kind).sender })}
                </td>
              </tr>
            ))}
            {repair.corrections.length + repair.askAgain.length === 0 ? (
              <tr>
                <td colSpan={3}>{m.ops_repair_as_is()}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
        {differing.length > 0 ? (
          <p className="ops-lines-note">
            {m.ops_repair_differs({
              fields: differing.map(({ field }) => comparedName(field)).join(m.ops_list_comma()),
            })}
          </p>
        ) : null}
      </OpsPanel>
      <p className="ops-dim py-3 text-t1">
        {m.ops_repair_held()}
        {m.ops_sentence_end()}
        {m.ops_repair_count({ done: repair.repairsDone + 1, most: repair.repairsAtMost })}
      </p>
      {mayMend && isLeft ? <RepairButton attempt={declaration.attempt} action={own} /> : null}
      {isLeft ? null : (
        <Notice tone="warn">{m.ops_refused_limit({ limit: repair.repairsAtMost })}</Notice>
      )}
      {mayGiveUp && declaration.customsStatus === "rejected" ? <GiveUp own={own} /> : null}
    </Sheet>
  );
}

function GiveUp({ own }: { own: string }) {
  return (
    <Form method="post" action={own} className="mt-6 grid gap-2 border-line border-t pt-4">
      <h3 className="font-semibold text-t3">{m.ops_repair_give_up()}</h3>
      <p className="text-t1">{m.ops_give_up_text()}</p>
      <input type="hidden" name="intent" value="give_up" />
      <Checkbox required>{m.ops_give_up_confirm()}</Checkbox>
      <div>
        <Button tone="danger">{m.ops_repair_give_up()}</Button>
      </div>
    </Form>
  );
}
