/**
 * Who may import whom (architecture contract). Each rule forbids what its comment says; everything
 * else inside app/ and db/ is allowed.
 */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(app|db|scripts|tests)/", pathNot: allowed },
});

const MESSAGES = "^app/messages/";
const PLATFORM = "^app/platform/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "two files that need each other are one file or have a third missing",
      severity: "error",
      from: { pathNot: "^app/messages/compiled/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-is-pure",
      comment: "domain uses no package, no Node module and nothing but itself",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.test\\.tsx?$" },
      to: { pathNot: "^app/domain/" },
    },
    only("routes", "routes → services, components, domain, messages, platform", "^app/routes/", [
      "^app/(routes|services|components|domain)/",
      "^app/[\\w-]+\\.css$",
      MESSAGES,
      PLATFORM,
    ]),
    {
      name: "routes-name-no-adapters",
      comment: "routes and components reach neither ports' adapters nor the database",
      severity: "error",
      from: { path: "^app/(routes|components)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(db/|app/ports/|app/jobs/)", dependencyTypesNot: ["type-only"] },
    },
    only(
      "components",
      "components → components, domain, messages, platform/remix, href, nonce; types of services",
      "^app/components/",
      [
        "^app/(components|domain)/",
        MESSAGES,
        "^app/platform/(remix|href|locale|nonce-context)\\.ts$",
        // types only: the views services make for screens
        "^app/services/",
      ],
    ),
    {
      name: "components-take-types-of-services",
      comment: "components know the shape of views, never a verb",
      severity: "error",
      from: { path: "^app/components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^app/(services|platform/.*\\.server)", dependencyTypesNot: ["type-only"] },
    },
    only(
      "services",
      "services → services, domain, ports (interfaces), db, platform, the job catalogue",
      "^app/services/",
      [
        "^app/(services|domain)/",
        "^db/",
        "^app/ports/[\\w-]+/[\\w-]+\\.ts$",
        "^app/jobs/catalogue\\.ts$",
        PLATFORM,
        MESSAGES,
      ],
    ),
    {
      name: "adapters-are-named-once",
      comment: "only platform/adapters.server.ts names concrete adapters",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: ["^app/platform/adapters\\.server\\.ts$", "^app/ports/", "\\.test\\.tsx?$"],
      },
      to: { path: "^app/ports/.*\\.server\\.tsx?$" },
    },
    only(
      "adapters",
      "adapters → their own port, domain, platform, db, the job catalogue",
      "^app/ports/([^/]+)/",
      [
        "^app/ports/$1/",
        "^app/ports/[\\w-]+/[\\w-]+\\.ts$",
        "^app/domain/",
        PLATFORM,
        "^db/",
        "^app/jobs/catalogue\\.ts$",
      ],
    ),
    only("jobs", "handlers name verbs; the worker runs them", "^app/jobs/", [
      "^app/(jobs|services|domain)/",
      PLATFORM,
      "^db/client\\.server\\.ts$",
    ]),
    only("platform", "platform stands below services", "^app/platform/", [
      PLATFORM,
      "^app/domain/",
      "^app/ports/",
      MESSAGES,
      "^db/",
    ]),
    only("db", "the database knows types of the domain only", "^db/", ["^db/", "^app/domain/"]),
    {
      name: "remix-has-one-door",
      comment: "Remix is imported through platform/remix.ts and remix.server.ts",
      severity: "error",
      from: {
        path: "^(app|db)/",
        pathNot: ["^app/platform/(remix|remix\\.server)\\.ts$", "^app/(server|routes)\\.ts$"],
      },
      to: { path: "@remix-run/" },
    },
    {
      name: "the-queue-has-its-own-driver",
      comment: "pg belongs to the job worker; our code uses postgres.js",
      severity: "error",
      from: { path: "^(app|db)/" },
      to: { path: "node_modules/(pg|@types/pg)/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "app/messages/compiled"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
