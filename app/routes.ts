import { flatRoutes } from "@remix-run/fs-routes";

/** The URL map is the folder `routes`: prefix = face (_shop, kiosk, ops, api). */
export default flatRoutes();
