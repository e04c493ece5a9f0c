CREATE UNIQUE INDEX "order_waybill" ON "order" USING btree ("waybill_no","carrier_code");--> statement-breakpoint
CREATE INDEX "payment_transaction" ON "payment" USING btree ("transaction_ref");