/**
 * The one door to Remix for code that runs in browser and server, so that a move to its successor
 * touches this file and remix.server.ts only.
 */
export {
  Form,
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  type MetaFunction,
  NavLink,
  Outlet,
  RemixBrowser,
  RemixServer,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useActionData,
  useFetcher,
  useLoaderData,
  useLocation,
  useMatches,
  useNavigate,
  useNavigation,
  useParams,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
  useSearchParams,
  useSubmit,
} from "@remix-run/react";
