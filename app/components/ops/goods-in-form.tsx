import { type RefObject, useEffect, useRef } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { SelectField, TextField } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { readPackCode } from "~/domain/stock/gs1";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, useFetcher, useNavigation } from "~/platform/remix";
import type { ArticleView } from "~/services/bonded/find-article.server";
import type { WarehouseOption } from "~/services/bonded/list-warehouses.server";
import { ArticleCard } from "./article-card";
import type { GoodsInFault } from "./goods-in-words";
import { OpsPanel } from "./ops-panel";

export type GoodsInValues = Partial<Record<string, string>>;

/** The goods-in entry: the pack first (scanned or typed), then where it goes and its papers. */
export function GoodsInForm({
  commandId,
  warehouses,
  values,
  fault,
  article,
}: {
  commandId: string;
  warehouses: readonly WarehouseOption[];
  values: GoodsInValues;
  fault: GoodsInFault | undefined;
  /** the article of `values`, when the server knows it */
  article: ArticleView | null;
}) {
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formMethod === "POST";
  const lookUp = useFetcher<{ article: ArticleView | null }>();
  const found = lookUp.data ? lookUp.data.article : article;
  useFirstFault(form, fault);
  const error = (name: keyof GoodsInFault["fields"]) => fault?.fields[name];
  const field = (name: keyof GoodsInFault["fields"]) => ({
    name,
    defaultValue: values[name],
    error: error(name),
  });
  const takeCode = (text: string) => {
    const pack = readPackCode(text);
    const inputs = form.current?.elements;
    if (pack && inputs) fillIn(inputs, { ...pack, article: pack.gtin });
    const code = pack?.gtin ?? text.trim();
    if (code) lookUp.load(href(`/ops/article?${new URLSearchParams({ code })}`));
  };
  return (
    <Form ref={form} method="post" className="grid gap-3" noValidate>
      <input type="hidden" name="commandId" value={commandId} />
      {fault?.whole ? (
        <Notice tone="danger" isLive>
          {fault.whole}
        </Notice>
      ) : null}
      <OpsPanel title={m.ops_goods_in_pack()} note={m.ops_goods_in_pack_note()} isPadded>
        <div className="ops-fields">
          <TextField
            {...field("article")}
            className="ops-field-2"
            label={m.ops_goods_in_article()}
            hint={m.ops_goods_in_article_hint()}
            autoComplete="off"
            autoFocus
            maxLength={100}
            data-scan-here
            onBlur={(event) => takeCode(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              takeCode(event.currentTarget.value);
              focusNextEmpty(event.currentTarget);
            }}
          />
          <ArticleCard article={found} isAsked={Boolean(lookUp.data)} />
          <TextField {...field("lotNo")} label={m.ops_lot()} autoComplete="off" maxLength={20} />
          <TextField
            {...field("quantity")}
            label={m.ops_pieces()}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
          />
          <TextField {...field("producedOn")} label={m.ops_goods_in_produced()} type="date" />
          <TextField {...field("expiresOn")} label={m.ops_goods_in_expires()} type="date" />
        </div>
      </OpsPanel>
      <OpsPanel title={m.ops_goods_in_place()} isPadded>
        <div className="ops-fields">
          <SelectField {...field("warehouseId")} className="ops-field-2" label={m.ops_warehouse()}>
            {warehouses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            {...field("bin")}
            label={m.ops_bin()}
            hint={m.ops_goods_in_bin_hint()}
            autoComplete="off"
            maxLength={20}
          />
          <TextField
            {...field("customsDocumentNo")}
            label={m.ops_goods_in_customs_document()}
            hint={m.ops_goods_in_customs_document_hint()}
            autoComplete="off"
            maxLength={40}
          />
          <TextField
            {...field("originCertificateNo")}
            className="ops-field-2"
            label={m.ops_document_origin()}
            labelNote={m.ops_optional()}
            autoComplete="off"
            maxLength={40}
          />
          <TextField
            {...field("inspectionCertificateNo")}
            className="ops-field-2"
            label={m.ops_document_inspection()}
            labelNote={m.ops_optional()}
            autoComplete="off"
            maxLength={40}
          />
        </div>
      </OpsPanel>
      {fault?.needsConfirmation ? (
        <Notice tone="warn" title={m.ops_goods_in_short_title()} isLive>
          {fault.needsConfirmation}
          <Checkbox name="isShortLifeConfirmed" className="mt-1">
            {m.ops_goods_in_short_confirm()}
          </Checkbox>
        </Notice>
      ) : null}
      <div>
        <Button isPending={isBusy} pendingLabel={m.ops_goods_in_saving()} icon="check">
          {m.ops_goods_in_submit()}
        </Button>
      </div>
    </Form>
  );
}

/** Puts what a code says into the fields that are still empty; the article always. */
function fillIn(inputs: HTMLFormControlsCollection, found: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(found)) {
    const input = inputs.namedItem(name);
    if (!(input instanceof HTMLInputElement) || value === undefined) continue;
    if (name === "article" || input.value === "") input.value = value;
  }
}

function focusNextEmpty(from: HTMLInputElement) {
  const fields = [
    ...(from.form?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? []),
  ];
  const next = fields.slice(fields.indexOf(from) + 1).find((field) => field.value === "");
  (next ?? from).focus();
}

/** After a refusal the first field to mend, or the confirmation, has the focus. */
function useFirstFault(form: RefObject<HTMLFormElement>, fault: GoodsInFault | undefined) {
  useEffect(() => {
    if (!fault) return;
    form.current
      ?.querySelector<HTMLElement>("[aria-invalid=true], [name=isShortLifeConfirmed]")
      ?.focus();
  }, [form, fault]);
}
