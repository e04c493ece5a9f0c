/**
 * Version of the separate consent to process name and identity number (PIPL Art. 29): raised with
 * its words (`checkout_consent` in messages). Consent to an older version is asked for again.
 */
export const IDENTITY_CONSENT_VERSION = "2026-11";
