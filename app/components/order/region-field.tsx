import { useEffect, useId, useState } from "react";
import { Radio } from "~/components/ui/choice";
import { TextField } from "~/components/ui/field";
import { m } from "~/messages/compiled/messages";

/** A district the server knows. */
export type Place = { districtCode: string; regionText: string };

/**
 * Province, city and district in one field. With JavaScript the browser offers matching districts
 * while one types; the server reads the words either way, and asks when they mean several places.
 */
export function RegionField({
  value,
  error,
  places,
}: {
  value: string;
  error: string | undefined;
  places: readonly Place[];
}) {
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [regions, setRegions] = useState<readonly string[]>([]);

  useEffect(() => {
    if (typed.length < 2) return;
    const asked = new AbortController();
    const query = new URLSearchParams({ q: typed });
    fetch(`/api/districts?${query}`, { signal: asked.signal })
      .then((response) => response.json())
      .then((answer: { regions: string[] }) => setRegions(answer.regions))
      .catch((error: unknown) => {
        // Suggestions are a help: without a line the field is typed out and the server reads it.
        if (!asked.signal.aborted) setRegions([]);
        else if (!(error instanceof DOMException)) throw error;
      });
    return () => asked.abort();
  }, [typed]);

  return (
    <>
      <TextField
        label={m.checkout_region()}
        name="regionText"
        defaultValue={value}
        list={listId}
        autoComplete="off"
        lang="zh-CN"
        required
        maxLength={60}
        placeholder={m.checkout_region_hint()}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {regions.map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
      {places.length > 0 ? (
        <fieldset className="region-places">
          <legend className="field-label">{m.checkout_region_which()}</legend>
          {places.map(({ districtCode, regionText }) => (
            <Radio key={districtCode} name="districtCode" value={districtCode} lang="zh-CN">
              {regionText}
            </Radio>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
