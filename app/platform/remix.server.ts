/** The server's door to Remix (see remix.ts). */
export {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  data,
  type EntryContext,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/node";
