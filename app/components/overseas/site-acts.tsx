import { Button } from "~/components/ui/button";
import { Details } from "~/components/ui/details";
import { SelectField, TextAreaField, TextField } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import type { SiteCommand } from "~/domain/overseas/lifecycle";
import { EVIDENCE_KINDS } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import { DOCUMENT_WORDS } from "~/messages/overseas-words";
import { Form, useNavigation } from "~/platform/remix";
import type { SiteAct, SiteView } from "~/services/overseas/get-warehouse.server";
import { ACT_WORDS, advanceRefusalWords } from "./refusal-words";

/** The step that leads on stands open as a button; the others ask first. */
const FORWARD: ReadonlySet<SiteCommand> = new Set(["file", "approve", "activate", "resume"]);

/** What an officer can do with a site now, and what still stands in the way. */
export function SiteActs({
  view,
  refusal,
}: {
  view: Pick<SiteView, "acts" | "version" | "mayWrite" | "today">;
  /** why the last step was not taken */
  refusal: { command: SiteCommand; words: string } | undefined;
}) {
  if (!view.mayWrite) return <p className="ops-dim">{m.overseas_act_reader()}</p>;
  if (view.acts.length === 0) return <p className="ops-dim">{m.overseas_act_none()}</p>;
  return (
    <div className="osw-acts">
      {refusal ? (
        <Notice tone="danger" isLive>
          {refusal.words}
        </Notice>
      ) : null}
      {inOrder(view.acts).map((act) => (
        <ActForm
          key={act.command}
          act={act}
          version={view.version}
          today={view.today}
          isOpen={refusal?.command === act.command}
        />
      ))}
    </div>
  );
}

/** What leads on first, then what is blocked, then what takes something back. */
function inOrder(acts: readonly SiteAct[]): SiteAct[] {
  const rank = ({ command, blocker }: SiteAct) => (blocker ? 1 : FORWARD.has(command) ? 0 : 2);
  return [...acts].sort((a, b) => rank(a) - rank(b));
}

function ActForm({
  act,
  version,
  today,
  isOpen,
}: {
  act: SiteAct;
  version: number;
  today: string;
  isOpen: boolean;
}) {
  const { command, asks, blocker } = act;
  const name = ACT_WORDS[command]();
  if (blocker) {
    return (
      <p className="osw-blocked">
        <b>{m.overseas_blocked({ act: name })}</b>
        {advanceRefusalWords(blocker)}
      </p>
    );
  }
  const isAsking = asks.reason || asks.evidence || asks.disposalPlan;
  const form = (
    <Form method="post" className="osw-act" preventScrollReset>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="version" value={version} />
      {asks.evidence ? <EvidenceFields today={today} /> : null}
      {asks.disposalPlan ? (
        <TextAreaField
          name="disposalPlan"
          label={m.overseas_act_plan()}
          hint={m.overseas_act_plan_hint()}
          rows={2}
          maxLength={800}
        />
      ) : null}
      {asks.reason ? (
        <TextAreaField
          name="reason"
          label={m.overseas_act_reason()}
          hint={m.overseas_act_reason_hint()}
          rows={2}
          maxLength={400}
          required
        />
      ) : null}
      <ActButton command={command} name={name} />
    </Form>
  );
  if (!isAsking) return form;
  return (
    <Details summary={name} isOpen={isOpen} className="osw-fold">
      {form}
    </Details>
  );
}

function ActButton({ command, name }: { command: SiteCommand; name: string }) {
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("command") === command;
  const isForward = FORWARD.has(command);
  return (
    <Button
      tone={isForward ? "main" : command === "close" ? "danger" : "quiet"}
      size="regular"
      isWide
      isPending={isPending}
      pendingLabel={m.overseas_saving()}
    >
      {name}
    </Button>
  );
}

function EvidenceFields({ today }: { today: string }) {
  return (
    <>
      <SelectField name="evidenceKind" label={m.overseas_act_evidence()} required>
        {EVIDENCE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {DOCUMENT_WORDS[kind]()}
          </option>
        ))}
      </SelectField>
      <TextField
        name="evidenceNumber"
        label={m.overseas_act_evidence_number()}
        maxLength={60}
        required
      />
      <TextField
        name="evidenceIssuer"
        label={m.overseas_act_evidence_issuer()}
        maxLength={80}
        required
      />
      <TextField
        name="evidenceSeenOn"
        type="date"
        label={m.overseas_act_evidence_day()}
        max={today}
        defaultValue={today}
        required
      />
    </>
  );
}
