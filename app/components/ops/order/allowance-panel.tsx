import { Button } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";
import { Form } from "~/platform/remix";
import { OpsPanel } from "../ops-panel";

/** The way to the buyer's year: a press of a button, which is written down. */
export function AllowancePanel({ action }: { action: string }) {
  return (
    <OpsPanel title={m.ops_allowance_title()} isPadded>
      <p className="ops-dim pb-2 text-t1">{m.ops_allowance_logged()}</p>
      <ShowAllowance action={action} />
    </OpsPanel>
  );
}

export function ShowAllowance({ action }: { action?: string }) {
  return (
    <Form method="post" {...(action ? { action } : {})} preventScrollReset>
      <Button name="intent" value="show" tone="line" size="small" icon="eye">
        {m.ops_allowance_show()}
      </Button>
    </Form>
  );
}
