import { Button } from "~/components/ui/button";
import { Details } from "~/components/ui/details";
import { TextAreaField } from "~/components/ui/field";
import { formatCount } from "~/domain/format/quantity";
import type { ChangeCommand } from "~/domain/rules/decide-change";
import { m } from "~/messages/compiled/messages";
import { ACT_WORDS } from "~/messages/rules-words";
import { Form, useNavigation } from "~/platform/remix";
import type { ChangeView } from "~/services/rules/get-change.server";

/** What the reader may do with a change now, or why nothing. */
export function ChangeActs({ change }: { change: ChangeView }) {
  const { commands, status, isOwn, mayAct } = change;
  if (status !== "draft" && status !== "proposed") {
    return <p className="ops-dim">{m.rules_acts_none()}</p>;
  }
  if (!mayAct) return <p className="ops-dim">{m.rules_reader()}</p>;
  const can = (command: ChangeCommand) => commands.includes(command);
  return (
    <div className="osw-acts">
      {status === "proposed" && isOwn ? (
        <p className="osw-blocked">{m.rules_own_change()}</p>
      ) : null}
      {status === "draft" && !isOwn ? <p className="osw-blocked">{m.rules_not_author()}</p> : null}
      {can("propose") ? (
        <ActForm command="propose" change={change}>
          <p className="ops-dim">{m.rules_act_propose_note()}</p>
        </ActForm>
      ) : null}
      {can("approve") ? (
        <Fold command="approve">
          <ActForm command="approve" change={change} label={m.rules_act_approve_confirm()}>
            <p>
              {m.rules_act_approve_text({
                fresh: formatCount(change.counts.new),
                changed: formatCount(change.counts.changed),
                ended: formatCount(change.counts.ended),
                prices: formatCount(change.effects?.changed.length ?? 0),
              })}
            </p>
          </ActForm>
        </Fold>
      ) : null}
      {can("reject") ? (
        <Fold command="reject">
          <ActForm command="reject" change={change}>
            <TextAreaField
              name="reason"
              label={m.rules_act_reject_reason()}
              hint={m.rules_act_reject_hint()}
              rows={2}
              maxLength={400}
              required
            />
          </ActForm>
        </Fold>
      ) : null}
      {can("drop") ? (
        <Fold command="drop">
          <ActForm command="drop" change={change}>
            <p className="ops-dim">{m.rules_act_drop_note()}</p>
          </ActForm>
        </Fold>
      ) : null}
    </div>
  );
}

/** What cannot be taken back asks first; a native fold, so that it works without JavaScript. */
function Fold({ command, children }: { command: ChangeCommand; children: React.ReactNode }) {
  return (
    <Details summary={ACT_WORDS[command]()} className="osw-fold">
      {children}
    </Details>
  );
}

function ActForm({
  command,
  change,
  label = ACT_WORDS[command](),
  children,
}: {
  command: ChangeCommand;
  change: ChangeView;
  label?: string;
  children: React.ReactNode;
}) {
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("command") === command;
  const tone = command === "reject" ? "danger" : command === "drop" ? "quiet" : "main";
  return (
    <Form method="post" className="osw-act" preventScrollReset>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="seenVersion" value={change.rulesVersion} />
      {children}
      <Button
        tone={tone}
        size="regular"
        isWide
        isPending={isPending}
        pendingLabel={m.rules_saving()}
      >
        {label}
      </Button>
    </Form>
  );
}
