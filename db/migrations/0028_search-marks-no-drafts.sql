-- Imports update thousands of drafts: the function need not even be called for them.
DROP TRIGGER marks_search_update ON product;
--> statement-breakpoint
CREATE TRIGGER marks_search_update AFTER UPDATE ON product FOR EACH ROW
  WHEN ((OLD.status <> 'draft' OR NEW.status <> 'draft') AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION search_product_touched();
