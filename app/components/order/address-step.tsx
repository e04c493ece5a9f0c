import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { type Address, type AddressFault, maskPhone } from "~/domain/order/address";
import { m } from "~/messages/compiled/messages";
import { Form, Link } from "~/platform/remix";
import { addressFaultText } from "./checkout-words";
import { type Place, RegionField } from "./region-field";
import { StepPanel } from "./step-panel";

/** What the server found wrong, with what was typed. */
export type AddressAnswer = {
  step: "address";
  fields: Partial<Record<keyof Address, AddressFault>>;
  places: Place[];
  values: Record<"recipientName" | "phone" | "regionText" | "detail", string>;
};

type AddressStepProps = {
  isPickup: boolean;
  address: { isSaved: boolean; value: Address } | null;
  isOpen: boolean;
  editTo: string;
  answer: AddressAnswer | undefined;
  isPending: boolean;
};

/** Where the parcel goes, or who collects it in the hall. */
export function AddressStep(props: AddressStepProps) {
  const { isPickup, address, isOpen, editTo } = props;
  const title = isPickup ? m.checkout_collector() : m.checkout_address();
  if (!isOpen && address) {
    const { recipientName, phone, regionText, detail } = address.value;
    return (
      <StepPanel
        id="address"
        number={1}
        title={title}
        state="done"
        note={
          <Link to={editTo} className="hit" preventScrollReset>
            {m.checkout_edit()}
          </Link>
        }
      >
        <p className="step-told">
          <b>{recipientName}</b> {maskPhone(phone)}
          {isPickup ? null : (
            <>
              <br />
              {regionText}
              {detail}
            </>
          )}
        </p>
      </StepPanel>
    );
  }
  if (!isOpen) return <StepPanel id="address" number={1} title={title} state="ahead" />;
  return (
    <StepPanel id="address" number={1} title={title} state="open">
      <AddressForm {...props} />
    </StepPanel>
  );
}

function AddressForm({ isPickup, address, answer, isPending }: AddressStepProps) {
  const { fields = {}, places = [] } = answer ?? {};
  const values = answer?.values ?? address?.value;
  const told = (field: keyof Address) => {
    const fault = fields[field];
    return fault && addressFaultText(field, fault, places.length);
  };
  return (
    <Form method="post" id="address-form" className="step-form" preventScrollReset>
      <input type="hidden" name="intent" value="address" />
      {isPickup ? <p className="step-lead">{m.checkout_collector_lead()}</p> : null}
      <TextField
        label={m.checkout_recipient()}
        name="recipientName"
        defaultValue={values?.recipientName}
        autoComplete="name"
        required
        maxLength={40}
        error={told("recipientName")}
      />
      <TextField
        label={m.checkout_phone()}
        type="tel"
        name="phone"
        inputMode="tel"
        defaultValue={values?.phone}
        autoComplete="tel-national"
        required
        maxLength={20}
        error={told("phone")}
      />
      {isPickup ? null : (
        <>
          <RegionField
            value={values?.regionText ?? ""}
            error={told("regionText") ?? told("districtCode")}
            places={places}
          />
          <TextField
            label={m.checkout_street()}
            name="detail"
            defaultValue={values?.detail}
            autoComplete="street-address"
            required
            maxLength={120}
            error={told("detail")}
          />
        </>
      )}
      <Button className="step-act" isPending={isPending}>
        {m.checkout_address_save()}
      </Button>
    </Form>
  );
}
