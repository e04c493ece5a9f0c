import { Icon, type IconName } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import type { ProductView } from "~/services/catalog/product-view";
import { ProductArt } from "./product-art";

/** The picture, and the ways to what a picture cannot show: parts of the page below. */
export function ProductGallery({ product }: { product: ProductView }) {
  const [photo, ...more] = product.photos;
  const name = `${product.title} ${product.spec}`;
  return (
    <div className="gallery">
      <ProductArt
        art={product.art}
        photoUrl={photo?.url}
        alt={photo ? photo.alt : m.shop_illustration_of({ goods: name })}
        size={568}
        load="first"
        className="art gallery-main"
      />
      {more.length > 0 ? (
        <ul className="gallery-more">
          {more.map(({ url, alt }) => (
            <li key={url}>
              <img src={url} alt={alt} width={132} height={132} loading="lazy" decoding="async" />
            </li>
          ))}
        </ul>
      ) : null}
      <nav className="gallery-ways" aria-label={m.shop_page_parts()}>
        {waysOf(product).map(([id, icon, label]) => (
          <a key={id} href={`#${id}`}>
            <Icon name={icon} size={22} />
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}

function waysOf({ offer, nutrition }: ProductView): [id: string, icon: IconName, label: string][] {
  return [
    ...(offer?.lot
      ? ([
          ["lot", "ruler", m.shop_way_life()],
          ["way-in", "ship", m.shop_way_in()],
          ["papers", "stamp", m.shop_way_papers()],
        ] as const)
      : []),
    ["label", "document", m.shop_way_label()] as const,
    ...(nutrition && !offer?.lot ? ([["nutrition", "list", m.shop_nutrition()]] as const) : []),
  ].map((way): [string, IconName, string] => [way[0], way[1], way[2]]);
}
