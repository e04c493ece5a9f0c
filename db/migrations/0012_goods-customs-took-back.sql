CREATE TABLE "customs_return" (
	"order_id" text NOT NULL,
	"return_no" text NOT NULL,
	"line" smallint NOT NULL,
	"quantity" integer NOT NULL,
	"applied_on" date NOT NULL,
	"back_on" date NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customs_return_order_id_return_no_line_pk" PRIMARY KEY("order_id","return_no","line"),
	CONSTRAINT "returned_pieces" CHECK ("customs_return"."quantity" > 0),
	CONSTRAINT "applied_before_back" CHECK ("customs_return"."applied_on" <= "customs_return"."back_on")
);
--> statement-breakpoint
ALTER TABLE "customs_return" ADD CONSTRAINT "customs_return_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;