import { LabelPanel, NutritionPanel, TrustPanel } from "~/components/product/product-notes";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { m } from "~/messages/compiled/messages";
import type { ProductView } from "~/services/catalog/product-view";

/** What the pack says: label, nutrition, maker. */
export function PackDialog({
  product,
  isOpen,
  onClose,
}: {
  product: ProductView;
  isOpen: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.kiosk_pack()}
      acts={
        <Button type="button" isWide onClick={onClose}>
          {m.kiosk_close()}
        </Button>
      }
    >
      <div className="kiosk-pack-notes">
        <LabelPanel product={product} />
        {product.nutrition ? <NutritionPanel nutrition={product.nutrition} /> : null}
        <TrustPanel product={product} />
      </div>
    </Dialog>
  );
}
