import { Badge } from "~/components/ui/badge";
import { OriginFlag } from "~/components/ui/origin";
import { Status } from "~/components/ui/status";
import { formatCount } from "~/domain/format/quantity";
import { viaOfGateway } from "~/domain/overseas/gateways";
import { m } from "~/messages/compiled/messages";
import {
  GATEWAY_WORDS,
  OWNERSHIP_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  VIA_WORDS,
  ZONE_WORDS,
} from "~/messages/overseas-words";
import type { DirectorySite } from "~/services/overseas/list-directory.server";
import { langOf, listWords } from "./site-words";

/** One warehouse as anyone may know it. */
export function DirectoryCard({ site }: { site: DirectorySite }) {
  return (
    <article className="panel directory-card">
      <header>
        <p className="directory-place">
          <OriginFlag code={site.country.code} />{" "}
          {site.city
            ? m.overseas_directory_place({ country: site.country.name, city: site.city })
            : site.country.name}
        </p>
        <h2>
          <span lang={langOf(site.name)}>{site.name}</span> <small>{site.code}</small>
        </h2>
        <p className="directory-state">
          <Status shape={site.isOpen ? "done" : "under-way"}>{stateWords(site)}</Status>
          {site.siteUse ? (
            <Badge tone={site.siteUse === "public" ? "ok" : "plain"}>
              {USE_WORDS[site.siteUse]()}
            </Badge>
          ) : null}
          {site.isDemo ? <Badge>{m.overseas_demo_badge()}</Badge> : null}
        </p>
      </header>
      <Facts site={site} />
      <Way site={site} />
    </article>
  );
}

function stateWords({ isOpen, opensOn }: DirectorySite): string {
  if (isOpen) return m.overseas_directory_open();
  return opensOn ? m.overseas_directory_opens({ day: opensOn }) : m.overseas_directory_soon();
}

function Facts({ site }: { site: DirectorySite }) {
  const held = site.ownership ? OWNERSHIP_WORDS[site.ownership]() : undefined;
  const area = site.areaM2
    ? m.overseas_directory_m2({ area: formatCount(site.areaM2) })
    : m.overseas_sum_none();
  const shared = site.sharedM2
    ? m.overseas_directory_shared({ area: formatCount(site.sharedM2) })
    : undefined;
  const facts: [name: string, value: string, more?: string][] = [
    [m.overseas_directory_area(), area, shared],
    [m.overseas_directory_services(), listWords(site.services, SERVICE_WORDS)],
    [m.overseas_directory_zones(), listWords(site.zones, ZONE_WORDS)],
    [m.overseas_directory_operator(), site.operator ?? m.overseas_sum_none(), held],
  ];
  return (
    <dl>
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span lang={langOf(value)}>{value || m.overseas_sum_none()}</span>
            {more ? <small>{more}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The way from Longtou Port stop by stop, with its days where they are declared. */
function Way({ site }: { site: DirectorySite }) {
  const { gateway, transitDays: days } = site;
  const stops = [
    m.overseas_place_longtou_short(),
    ...viaOfGateway(gateway).map((via) => VIA_WORDS[via]()),
    GATEWAY_WORDS[gateway](),
  ];
  return (
    <div className="directory-way">
      <ol aria-label={m.overseas_card_way()}>
        {stops.map((stop) => (
          <li key={stop}>{stop}</li>
        ))}
      </ol>
      {days === null ? null : <p>{m.overseas_directory_days({ days })}</p>}
    </div>
  );
}
