import { useEffect, useRef } from "react";
import { Notice } from "~/components/ui/notice";
import type { SheetProblem } from "~/domain/overseas/missing";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import type { RegisterRefusal } from "~/services/overseas/register-warehouse.server";
import type { UpdateWarehouseRefusal } from "~/services/overseas/update-warehouse.server";
import { ChangeTable } from "./change-table";
import { problemsWords } from "./refusal-words";

export type SaveRefusal = Exclude<
  RegisterRefusal | UpdateWarehouseRefusal,
  { code: "FORBIDDEN" } | { code: "SITE_UNKNOWN" }
>;

/**
 * Why a sheet was not saved: fields to mend, or what someone else wrote meanwhile. It takes the focus,
 * because the button that was pressed stands far below it.
 */
export function SaveNotice({ refusal, latest }: { refusal: SaveRefusal; latest: string }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is told anew
  useEffect(() => box.current?.focus(), [refusal]);
  return (
    <div ref={box} tabIndex={-1} className="osw-notice">
      {refusal.code === "CONFLICT" ? (
        <ConflictNotice conflict={refusal} latest={latest} />
      ) : (
        <RefusalNotice refusal={refusal} />
      )}
    </div>
  );
}

function RefusalNotice({ refusal }: { refusal: Exclude<SaveRefusal, { code: "CONFLICT" }> }) {
  const { title, text } = wordsOf(refusal);
  return (
    <Notice tone="danger" title={title} isLive>
      {text}
    </Notice>
  );
}

function wordsOf(refusal: Exclude<SaveRefusal, { code: "CONFLICT" }>): {
  title: string;
  text?: string;
} {
  switch (refusal.code) {
    case "SHEET_INVALID":
      return {
        title: m.overseas_problems_title({ count: refusal.problems.length }),
        text: problemsWords(refusal.problems),
      };
    case "CODE_TAKEN":
      return { title: m.overseas_taken_code({ code: refusal.siteCode }) };
    case "SITE_EXISTS":
      return {
        title:
          "siteCode" in refusal
            ? m.overseas_taken_site({ code: refusal.siteCode })
            : m.overseas_taken_site_unnamed(),
      };
    case "UNDER_REVIEW":
      return { title: m.overseas_under_review() };
    case "SITE_CLOSED":
      return { title: m.overseas_site_closed() };
    case "COUNTRY_FIXED":
      return { title: m.overseas_country_fixed() };
  }
}

function ConflictNotice({
  conflict,
  latest,
}: {
  conflict: Extract<SaveRefusal, { code: "CONFLICT" }>;
  latest: string;
}) {
  const { by, fields } = conflict;
  return (
    <div className="osw-amendment">
      <Notice
        tone="warn"
        title={by ? m.overseas_conflict_title({ name: by }) : m.overseas_conflict_title_unnamed()}
        isLive
        act={
          <Link to={latest} reloadDocument className="link">
            {m.overseas_conflict_drop()}
          </Link>
        }
      >
        {m.overseas_conflict_text()}
      </Notice>
      <ChangeTable
        rows={fields.map(({ field, theirs, yours }) => ({ field, from: theirs, to: yours }))}
        fromHead={m.overseas_conflict_theirs()}
        toHead={m.overseas_conflict_yours()}
      />
    </div>
  );
}

/** The problems to show beside their fields. */
export function problemsOf(refusal: SaveRefusal | undefined): readonly SheetProblem[] {
  return refusal?.code === "SHEET_INVALID" ? refusal.problems : [];
}
